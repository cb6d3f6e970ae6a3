/** What {@code describe} says about objects: one layout a kind, made of shared sections. */
@NullMarked
package dev.coxswain.command.read.describe;

import org.jspecify.annotations.NullMarked;
