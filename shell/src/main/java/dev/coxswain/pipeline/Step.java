package dev.coxswain.pipeline;

import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

/** A stage of a pipeline, compiled: nothing of it has happened yet. */
interface Step {
    /**
     * Resolves words, flags and the place, before the first stage runs.
     *
     * @throws dev.coxswain.failure.FailureException for words that make no sense
     */
    Ready ready(Context context);

    /** A stage that may run. */
    @FunctionalInterface
    interface Ready {
        /**
         * Begins the stage.
         *
         * @param input what the stage before gives; null at the head of a pipeline
         */
        Result apply(@Nullable Result input);
    }
}
