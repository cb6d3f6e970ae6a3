/** Floor 5: debugging containers, in pods, in copies of them and on nodes. */
@NullMarked
package dev.coxswain.command.debug;

import org.jspecify.annotations.NullMarked;
