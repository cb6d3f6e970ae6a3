/** Floor 3: what a kubeconfig says and how to log in by it. */
@NullMarked
package dev.coxswain.cluster.config;

import org.jspecify.annotations.NullMarked;
