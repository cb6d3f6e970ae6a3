/** Floor 0: the vocabulary of Kubernetes as values. */
@NullMarked
package dev.coxswain.model;

import org.jspecify.annotations.NullMarked;
