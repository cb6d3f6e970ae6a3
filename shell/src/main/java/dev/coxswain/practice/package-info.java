/** Floor 3: the built-in cluster to learn and rehearse on. */
@NullMarked
package dev.coxswain.practice;

import org.jspecify.annotations.NullMarked;
