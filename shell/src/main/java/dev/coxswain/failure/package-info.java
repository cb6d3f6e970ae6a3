/** Floor 1: failures as facts, and the one place that words them. */
@NullMarked
package dev.coxswain.failure;

import org.jspecify.annotations.NullMarked;
