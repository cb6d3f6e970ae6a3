package dev.coxswain.line;

import dev.coxswain.flow.Span;

/** A stretch of a line and what it is, for highlighting; a later token covers an earlier one. */
public record Token(Kind kind, Span span) {
    /** What a stretch of text is. */
    public enum Kind {
        COMMAND,
        PREFIX,
        FILTER,
        PROGRAM,
        WORD,
        FLAG,
        STRING,
        VARIABLE,
        ROW,
        OPERATOR,
        COMMENT,
        HERE_DOCUMENT,
        JQ,
        GROOVY,
        KEYWORD
    }
}
