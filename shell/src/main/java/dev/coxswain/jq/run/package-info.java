/** Floor 2: a compiled jq program at work. */
@NullMarked
package dev.coxswain.jq.run;

import org.jspecify.annotations.NullMarked;
