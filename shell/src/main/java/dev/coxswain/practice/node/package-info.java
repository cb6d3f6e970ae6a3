/** Floor 3: the simulated nodes: scheduling, kubelet, containers and what can be asked of them. */
@NullMarked
package dev.coxswain.practice.node;

import org.jspecify.annotations.NullMarked;
