/** Floor 2: Go's text templates over the JSON tree, as {@code -o go-template} fills them. */
@NullMarked
package dev.coxswain.gotemplate;

import org.jspecify.annotations.NullMarked;
