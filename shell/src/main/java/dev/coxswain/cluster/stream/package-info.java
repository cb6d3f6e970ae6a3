/** Floor 3: what a kubelet streams: processes in containers, logs, forwarded ports. */
@NullMarked
package dev.coxswain.cluster.stream;

import org.jspecify.annotations.NullMarked;
