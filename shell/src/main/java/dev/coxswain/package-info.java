/** Floor 9: the program put together by hand. */
@NullMarked
package dev.coxswain;

import org.jspecify.annotations.NullMarked;
