package dev.coxswain.pipeline;

import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** What a pipeline needs of Groovy; implemented on a higher floor and handed in by the root. */
public interface Evaluator {
    /**
     * Evaluates typed Groovy over the session's variables.
     *
     * @param code the text, its substitutions replaced by the names in {@code substitutions}
     * @param substitutions values of those names, Jackson nodes or items as they came
     * @param channels where it prints, and what ends it
     * @return the value, whatever Groovy made of it
     * @throws dev.coxswain.failure.FailureException for what does not compile or throws
     */
    @Nullable Object evaluate(String code, Map<String, Object> substitutions, Channels channels);

    /** Compiles the body of a closure that is then called with one item at a time. */
    ItemFunction closure(String body, Channels channels);

    /** A Groovy value as a result that can be printed, piped and kept. */
    Result result(@Nullable Object value);

    /** Whether Groovy takes a value for true. */
    boolean isTrue(@Nullable Object value);

    /** Whether a variable, method or import of the person's own has this name. */
    boolean knows(String name);

    /** A compiled closure. */
    @FunctionalInterface
    interface ItemFunction {
        @Nullable Object call(Item item);
    }
}
