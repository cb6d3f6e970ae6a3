/** Floor 2: what any command can give. */
@NullMarked
package dev.coxswain.result;

import org.jspecify.annotations.NullMarked;
