package dev.coxswain.jsonpath;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** One step of a parsed path. */
sealed interface Node {
    /** Text as it is. */
    record Text(String text) implements Node {}

    /** A number of a comparison. */
    record Number(String digits) implements Node {}

    /** {@code true} or {@code false} in a comparison. */
    record Bool(boolean value) implements Node {}

    /** A bare word, as {@code range} and {@code end}. */
    record Word(String name) implements Node {}

    /** {@code .name}. */
    record Field(String name) implements Node {}

    /** {@code .*}. */
    record Wildcard() implements Node {}

    /** {@code ..}. */
    record Recursive() implements Node {}

    /**
     * {@code [from:to:step]}; null where a bound was not given.
     *
     * @param single whether it is {@code [from]}, whose end follows from its start
     */
    record Slice(
            @Nullable Integer from, @Nullable Integer to, @Nullable Integer step, boolean single)
            implements Node {}

    /** {@code [a,b]}. */
    record Union(List<Steps> branches) implements Node {}

    /**
     * {@code [?(left operator right)]}.
     *
     * @param operator {@code exists} where there is no comparison
     */
    record Filter(Steps left, String operator, Steps right) implements Node {}

    /** What stands between braces: steps, each on the results of the one before. */
    record Steps(List<Node> steps) implements Node {
        public Steps {
            steps = List.copyOf(steps);
        }

        boolean startsWith(String word) {
            return !steps.isEmpty()
                    && steps.getFirst() instanceof Word(var name)
                    && name.equals(word);
        }
    }
}
