/** Floor 2: the functions every jq program may call. */
@NullMarked
package dev.coxswain.jq.builtin;

import org.jspecify.annotations.NullMarked;
