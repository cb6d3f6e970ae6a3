package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

/**
 * Nothing to show.
 *
 * @param note a line for standard error, or null
 */
public record Empty(@Nullable String note, Outcome outcome) implements Result {
    /** Done, and nothing to say. */
    public static final Empty DONE = new Empty(null, Outcome.DONE);

    @Override
    public void close() {}
}
