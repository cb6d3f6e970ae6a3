/** Floor 5: removing objects. */
@NullMarked
package dev.coxswain.command.delete;

import org.jspecify.annotations.NullMarked;
