/** Floor 0: what long work is handed: cancellation, notices, the terminal. */
@NullMarked
package dev.coxswain.flow;

import org.jspecify.annotations.NullMarked;
