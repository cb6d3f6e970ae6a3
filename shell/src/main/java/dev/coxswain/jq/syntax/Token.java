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
        INTERPOLATED,
        UNQUOTE,
        OPERATOR,
        COMMENT,
        BAD,
        END
    }

    public Span span() {
        return new Span(start, end);
    }

    /** How messages about syntax call it. */
    String name() {
        return switch (type) {
            case NUMBER -> "LITERAL";
            case QUOTE -> "QQSTRING_START";
            case TEXT -> "QQSTRING_TEXT";
            case INTERPOLATION -> "QQSTRING_INTERP_START";
            case INTERPOLATED -> "QQSTRING_INTERP_END";
            case UNQUOTE -> "QQSTRING_END";
            case NAME -> Highlight.KEYWORDS.contains(text) ? text : "IDENT";
            case BINDING -> text.equals("__loc__") ? "$__loc__" : "BINDING";
            case OPERATOR -> text.length() == 1 ? "'" + text + "'" : text;
            case END -> "end of file";
            case BAD, COMMENT -> "INVALID_CHARACTER";
            case FIELD, FORMAT -> type.toString();
        };
    }

    /** Whether it is this operator, bracket or keyword. */
    public boolean is(String wanted) {
        return (type == Type.OPERATOR || type == Type.NAME) && text.equals(wanted);
    }
}
