/** Floor 5: commands that make new objects. */
@NullMarked
package dev.coxswain.command.create;

import org.jspecify.annotations.NullMarked;
