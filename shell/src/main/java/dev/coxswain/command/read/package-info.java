/** Floor 5: the commands that look at a cluster and change nothing. */
@NullMarked
package dev.coxswain.command.read;

import org.jspecify.annotations.NullMarked;
