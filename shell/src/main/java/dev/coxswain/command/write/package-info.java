/** Floor 5: commands that change what a cluster holds. */
@NullMarked
package dev.coxswain.command.write;

import org.jspecify.annotations.NullMarked;
