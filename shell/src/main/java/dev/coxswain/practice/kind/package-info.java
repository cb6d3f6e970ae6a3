/**
 * Floor 3: what is particular to the kinds that are built in: what must hold for their objects,
 * what is filled in, what their tables show, what quotas count of them. The server in {@code api}
 * is handed it and knows no kind by name.
 */
@NullMarked
package dev.coxswain.practice.kind;

import org.jspecify.annotations.NullMarked;
