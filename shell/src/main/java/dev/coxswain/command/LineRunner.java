package dev.coxswain.command;

import dev.coxswain.result.Outcome;

/** Runs lines of the shell's language, for commands that take some; implemented above. */
public interface LineRunner {
    /** Runs one line as if it had been typed, its output where the caller's goes. */
    Outcome line(String text, Invocation caller);

    /**
     * Runs all lines of a text, stopping at the first that fails.
     *
     * @param name the file they stand in
     */
    Outcome lines(String name, String text, Invocation caller);
}
