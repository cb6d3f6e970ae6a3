/** Floor 3: results as text. */
@NullMarked
package dev.coxswain.render;

import org.jspecify.annotations.NullMarked;
