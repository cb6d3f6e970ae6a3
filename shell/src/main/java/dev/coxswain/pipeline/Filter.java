package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Result;

/** A filter of a pipe that takes words. */
interface Filter {
    Signature signature();

    /**
     * Makes the filter ready.
     *
     * @throws dev.coxswain.failure.FailureException for arguments that make no sense
     */
    Ready with(Arguments arguments, Context context);

    /** A filter that may run. */
    @FunctionalInterface
    interface Ready {
        Result apply(Result input);
    }
}
