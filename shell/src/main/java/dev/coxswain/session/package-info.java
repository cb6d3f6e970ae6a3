/** Floor 4: the state of one shell. */
@NullMarked
package dev.coxswain.session;

import org.jspecify.annotations.NullMarked;
