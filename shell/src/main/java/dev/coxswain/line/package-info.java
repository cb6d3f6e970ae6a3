/** Floor 2: the text of the prompt as syntax with spans. */
@NullMarked
package dev.coxswain.line;

import org.jspecify.annotations.NullMarked;
