package dev.coxswain.jq;

import dev.coxswain.flow.Span;

/**
 * One piece of a jq program, for colours and completion.
 *
 * @param kind what it is
 * @param span where it stands
 */
public record JqToken(Kind kind, Span span) {
    /** What a piece of a program is. */
    public enum Kind {
        FIELD,
        KEYWORD,
        FUNCTION,
        VARIABLE,
        FORMAT,
        STRING,
        NUMBER,
        OPERATOR,
        OPEN,
        CLOSE,
        COMMENT,
        WRONG
    }
}
