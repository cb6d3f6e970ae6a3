/** Floor 3: kustomizations built into objects, as {@code kubectl kustomize} builds them. */
@NullMarked
package dev.coxswain.manifest.kustomize;

import org.jspecify.annotations.NullMarked;
