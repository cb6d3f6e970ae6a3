/** Floor 3: the file systems containers see: image layer, written layer, mounts. */
@NullMarked
package dev.coxswain.practice.node.files;

import org.jspecify.annotations.NullMarked;
