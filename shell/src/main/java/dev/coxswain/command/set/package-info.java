/** Floor 5: the set commands: one feature of existing objects each. */
@NullMarked
package dev.coxswain.command.set;

import org.jspecify.annotations.NullMarked;
