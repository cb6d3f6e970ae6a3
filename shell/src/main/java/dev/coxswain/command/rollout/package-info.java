/** Floor 5: the rollout commands. */
@NullMarked
package dev.coxswain.command.rollout;

import org.jspecify.annotations.NullMarked;
