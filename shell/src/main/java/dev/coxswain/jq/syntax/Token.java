package dev.coxswain.jq.syntax;

import dev.coxswain.flow.Span;

/**
 * One word of a program as the parser reads it.
 *
 * @param text what it says: the name without its sigil, a string's piece with escapes resolved
 */
public record Token(Type type, String text, int start, int end) {
    /** What a word is. */
    public enum Type {
        FIELD,
        NAME,
        BINDING,
        NUMBER,
        FORMAT,
        QUOTE,
        TEXT,
        INTERPOLATION,
        UNQUOTE,
        OPERATOR,
        COMMENT,
        BAD,
        END
    }

    public Span span() {
        return new Span(start, end);
    }

    /** Whether it is this operator, bracket or keyword. */
    public boolean is(String wanted) {
        return (type == Type.OPERATOR || type == Type.NAME) && text.equals(wanted);
    }
}
