/** Floor 6: lines as runnable pipelines. */
@NullMarked
package dev.coxswain.pipeline;

import org.jspecify.annotations.NullMarked;
