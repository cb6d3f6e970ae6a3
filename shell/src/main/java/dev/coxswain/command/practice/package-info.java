/** The commands that concern the built-in practice cluster itself. */
@NullMarked
package dev.coxswain.command.practice;

import org.jspecify.annotations.NullMarked;
