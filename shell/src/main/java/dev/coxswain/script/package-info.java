/** Floor 7: Groovy at the prompt and in files. */
@NullMarked
package dev.coxswain.script;

import org.jspecify.annotations.NullMarked;
