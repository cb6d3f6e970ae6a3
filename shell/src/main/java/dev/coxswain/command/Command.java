package dev.coxswain.command;

import dev.coxswain.failure.ExitCode;
import dev.coxswain.result.Result;

/**
 * Something that can be typed: a declaration and what it does. A command knows neither terminal nor
 * output format; it gives a result and somebody else prints it.
 */
public interface Command {
    /** The declaration; the same at each call. */
    Signature signature();

    /**
     * Does it.
     *
     * @throws dev.coxswain.failure.FailureException where it cannot be done
     */
    Result run(Invocation invocation);

    /** The exit code of a call that could not be done, where others have a meaning of their own. */
    default int failedCode() {
        return ExitCode.FAILED;
    }
}
