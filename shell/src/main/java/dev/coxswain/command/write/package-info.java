/** Floor 5: what commands that change objects share, and those that change one in place. */
@NullMarked
package dev.coxswain.command.write;

import org.jspecify.annotations.NullMarked;
