/** Floor 8: the interactive prompt. */
@NullMarked
package dev.coxswain.repl;

import org.jspecify.annotations.NullMarked;
