package dev.coxswain.result;

/**
 * What any command or stage of a pipeline gives; somebody else prints it. Whoever takes a result
 * drains or closes it.
 */
public sealed interface Result extends AutoCloseable permits Empty, Items, Lines, Takeover {

    /** How it ended; known once the result is drained or closed. */
    Outcome outcome();

    /** Ends work that still goes on for this result; safe to call twice. */
    @Override
    void close();
}
