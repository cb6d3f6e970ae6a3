package dev.coxswain.line;

import dev.coxswain.flow.Span;

/** Goes over Groovy's strings and comments. */
final class GroovyStrings {
    private final Text text;

    GroovyStrings(Text text) {
        this.text = text;
    }

    /**
     * Whether a string begins at the place.
     *
     * @param slashy whether a slash would begin one here and not divide
     */
    boolean begins(boolean slashy) {
        char c = text.peek();
        return c == '\'' || c == '"' || text.at("$/") || (c == '/' && slashy && slashCloses());
    }

    private boolean slashCloses() {
        for (int i = text.position + 1; i < text.end; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return false;
            }
            if (c == '/') {
                return true;
            }
            i += c == '\\' ? 1 : 0;
        }
        return false;
    }

    void comment() {
        int start = text.position;
        if (text.at("//")) {
            while (!text.atEnd() && text.peek() != '\n') {
                text.position++;
            }
        } else {
            int close = text.source.indexOf("*/", start + 2);
            boolean closed = close >= 0 && close + 2 <= text.end;
            text.position = closed ? close + 2 : text.end;
            if (!closed) {
                text.lacks("*/", start, true);
            }
        }
        text.token(Token.Kind.COMMENT, start);
    }

    void skip() {
        int start = text.position;
        if (text.at("'''") || text.at("\"\"\"")) {
            several(text.source.substring(start, start + 3), '\\');
        } else if (text.at("$/")) {
            several("/$", '$');
        } else {
            oneLine();
        }
        text.token(Token.Kind.STRING, start);
    }

    private void several(String close, char escape) {
        int start = text.position;
        boolean interpolates = close.charAt(0) != '\'';
        text.position += close.length();
        while (!text.atEnd() && !text.at(close)) {
            character(escape, interpolates);
        }
        if (text.atEnd()) {
            text.lacks(close, start, true);
        } else {
            text.position += close.length();
        }
    }

    private void oneLine() {
        int start = text.position;
        char quote = text.peek();
        text.position++;
        while (!text.atEnd() && text.peek() != quote && text.peek() != '\n') {
            character('\\', quote != '\'');
        }
        if (text.peek() != quote && text.missing == null) {
            throw text.wrong(
                    new Span(start, text.position),
                    "a " + quote + " is not closed",
                    "a string over several lines takes three: " + (quote + "").repeat(3));
        }
        text.position = Math.min(text.end, text.position + 1);
    }

    private void character(char escape, boolean interpolates) {
        if (text.peek() == escape && escape == '\\') {
            text.position = Math.min(text.end, text.position + 2);
        } else if (interpolates && text.peek() == '$' && text.peek(1) == '{') {
            interpolation();
        } else {
            text.position++;
        }
    }

    private void interpolation() {
        int start = text.position;
        text.position += 2;
        int depth = 1;
        while (!text.atEnd() && depth > 0) {
            char c = text.peek();
            if (c == '"' || c == '\'') {
                skip();
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            text.position++;
        }
        if (depth > 0) {
            text.lacks("}", start, true);
        }
    }
}
