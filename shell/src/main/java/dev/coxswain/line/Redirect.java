package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

/**
 * Where a stage reads from or writes to.
 *
 * @param target the file, or the text of a here-document; null only for {@link Kind#MERGE}
 */
public record Redirect(Kind kind, @Nullable Word target, Span span) {
    /** What is led where. */
    public enum Kind {
        /** {@code < file}. */
        INPUT,
        /** {@code <<EOF}: the target's text is the input itself. */
        HERE_DOCUMENT,
        /** {@code > file}. */
        OUTPUT,
        /** {@code >> file}. */
        APPEND,
        /** {@code 2> file}. */
        ERRORS,
        /** {@code 2>> file}. */
        ERRORS_APPEND,
        /** {@code 2>&1}. */
        MERGE
    }
}
