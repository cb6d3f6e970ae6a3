/** Floor 5: commands that keep pods off nodes and clear them. */
@NullMarked
package dev.coxswain.command.node;

import org.jspecify.annotations.NullMarked;
