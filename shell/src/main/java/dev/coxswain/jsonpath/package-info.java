/** Floor 2: kubectl's JSONPath dialect over the JSON tree. */
@NullMarked
package dev.coxswain.jsonpath;

import org.jspecify.annotations.NullMarked;
