package dev.coxswain.line;

import dev.coxswain.flow.Span;

/** A part of a word. */
public sealed interface WordPart {
    Span span();

    /**
     * Text that stands for itself.
     *
     * @param quoted whether its pattern characters were quoted or escaped
     */
    record Text(String text, boolean quoted, Span span) implements WordPart {}

    /** {@code $name} or {@code ${name}}. */
    record Variable(String name, boolean quoted, Span span) implements WordPart {}

    /** {@code $( line )}; unquoted, what it gives is split into words. */
    record Substitution(Line line, boolean quoted, Span span) implements WordPart {}

    /** {@code %1}: rows of the last table; always a whole word. */
    record Rows(RowReference rows, Span span) implements WordPart {}

    /** {@code ~} at the start of a word, before a slash or its end. */
    record Home(Span span) implements WordPart {}
}
