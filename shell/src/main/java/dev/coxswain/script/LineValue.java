package dev.coxswain.script;

import dev.coxswain.pipeline.Channels;
import dev.coxswain.result.Result;

/** Runs a line of the shell's language for a script; handed in by the root. */
@FunctionalInterface
public interface LineValue {
    /**
     * Runs a line without printing what it gives.
     *
     * @throws dev.coxswain.failure.FailureException where the line fails
     */
    Result run(String line, Channels channels);
}
