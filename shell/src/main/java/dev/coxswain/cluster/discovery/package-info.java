/** Floor 3: the types a server has, and their names. */
@NullMarked
package dev.coxswain.cluster.discovery;

import org.jspecify.annotations.NullMarked;
