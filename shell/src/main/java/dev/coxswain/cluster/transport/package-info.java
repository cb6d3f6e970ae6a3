/** Floor 3: the one connection pool and the one gate that every request passes. */
@NullMarked
package dev.coxswain.cluster.transport;

import org.jspecify.annotations.NullMarked;
