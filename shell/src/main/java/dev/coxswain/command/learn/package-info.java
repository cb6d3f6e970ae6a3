/** Floor 5: the tour for people who are new to Kubernetes. */
@NullMarked
package dev.coxswain.command.learn;

import org.jspecify.annotations.NullMarked;
