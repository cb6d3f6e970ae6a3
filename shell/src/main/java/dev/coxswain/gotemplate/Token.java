package dev.coxswain.gotemplate;

/**
 * One word of a template.
 *
 * @param text as it stands there; for {@link Kind#ERROR} what is wrong
 * @param at where it begins
 * @param line its line, from 1
 */
record Token(Kind kind, String text, int at, int line) {
    /** What a token is. */
    enum Kind {
        ERROR,
        END_OF_TEXT,
        TEXT,
        LEFT,
        RIGHT,
        SPACE,
        ASSIGN,
        DECLARE,
        PIPE,
        STRING,
        RAW_STRING,
        CHARACTER,
        NUMBER,
        BOOL,
        FIELD,
        VARIABLE,
        IDENTIFIER,
        OPEN,
        CLOSE,
        SIGN,
        KEYWORD
    }

    boolean is(String keyword) {
        return kind == Kind.KEYWORD && text.equals(keyword);
    }

    /** How Go names the token in its errors. */
    String shown() {
        return switch (kind) {
            case END_OF_TEXT -> "EOF";
            case ERROR -> text;
            case KEYWORD -> "<" + text + ">";
            default ->
                    text.length() > 10
                            ? Quoting.quote(text.substring(0, 10)) + "..."
                            : Quoting.quote(text);
        };
    }
}
