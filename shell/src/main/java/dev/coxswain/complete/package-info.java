/** Floor 6: candidates for what is being typed. */
@NullMarked
package dev.coxswain.complete;

import org.jspecify.annotations.NullMarked;
