/** Floor 3: the gate to a Kubernetes cluster. */
@NullMarked
package dev.coxswain.cluster;

import org.jspecify.annotations.NullMarked;
