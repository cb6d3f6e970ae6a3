/** Floor 3: the objects of the practice cluster: durable, versioned, watched, on a timeline. */
@NullMarked
package dev.coxswain.practice.store;

import org.jspecify.annotations.NullMarked;
