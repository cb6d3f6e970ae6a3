/** Floor 5: commands, their declarations and the parser of their words. */
@NullMarked
package dev.coxswain.command;

import org.jspecify.annotations.NullMarked;
