/** Floor 4: the real terminal. */
@NullMarked
package dev.coxswain.terminal;

import org.jspecify.annotations.NullMarked;
