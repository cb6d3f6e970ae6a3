/** Floor 1: JSON and YAML as Kubernetes tools read and write them. */
@NullMarked
package dev.coxswain.document;

import org.jspecify.annotations.NullMarked;
