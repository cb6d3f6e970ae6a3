/** Floor 3: container images as data: what they serve, log and hold. */
@NullMarked
package dev.coxswain.practice.node.image;

import org.jspecify.annotations.NullMarked;
