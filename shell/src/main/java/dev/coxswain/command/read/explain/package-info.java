/** {@code explain}: what the server's OpenAPI documents say about types and their fields. */
@NullMarked
package dev.coxswain.command.read.explain;

import org.jspecify.annotations.NullMarked;
