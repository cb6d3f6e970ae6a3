/** Floor 5: the shell's own commands. */
@NullMarked
package dev.coxswain.command.shell;

import org.jspecify.annotations.NullMarked;
