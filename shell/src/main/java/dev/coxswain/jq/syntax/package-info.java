/** Floor 2: jq programs as text: tokens, and the parser that makes them runnable. */
@NullMarked
package dev.coxswain.jq.syntax;

import org.jspecify.annotations.NullMarked;
