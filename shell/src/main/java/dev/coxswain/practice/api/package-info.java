/**
 * Floor 3: the rules of the Kubernetes API over the store: kinds, admission, patches, selectors,
 * tables.
 */
@NullMarked
package dev.coxswain.practice.api;

import org.jspecify.annotations.NullMarked;
