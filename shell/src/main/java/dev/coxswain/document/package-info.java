/** Floor 1: JSON, YAML and protocol buffers as Kubernetes tools read and write them. */
@NullMarked
package dev.coxswain.document;

import org.jspecify.annotations.NullMarked;
