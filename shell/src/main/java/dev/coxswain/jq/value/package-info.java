/** Floor 2: jq's view of JSON values: order, arithmetic, paths, printing. */
@NullMarked
package dev.coxswain.jq.value;

import org.jspecify.annotations.NullMarked;
