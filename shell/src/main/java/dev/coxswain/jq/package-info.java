/** Floor 2: jq programs, compiled and run. */
@NullMarked
package dev.coxswain.jq;

import org.jspecify.annotations.NullMarked;
