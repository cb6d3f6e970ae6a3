package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Result;

import java.util.List;

/** A filter of a pipe that takes words. */
interface Filter {
    Signature signature();

    /** The words as flags of ours, where the program of that name reads some otherwise. */
    default List<String> words(List<String> words) {
        return words;
    }

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
