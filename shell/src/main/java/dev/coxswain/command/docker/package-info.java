/** Floor 5: docker's words about containers, for the machine of the practice cluster. */
@NullMarked
package dev.coxswain.command.docker;

import org.jspecify.annotations.NullMarked;
