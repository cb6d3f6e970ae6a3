package dev.coxswain.practice.api;

import dev.coxswain.document.Json;

import java.nio.charset.StandardCharsets;

/** Says where a text stops being JSON, in the words of Go's {@code encoding/json}. */
final class JsonSyntax {
    private static final String END = "unexpected end of JSON input";

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** Leaves the scanner at the first thing that is wrong. */
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    /** What is wrong with a text a parser has refused. */
    static String problem(byte[] body) {
        var scanner = new JsonSyntax(new String(body, StandardCharsets.UTF_8));
        char deep = scanner.tooDeep();
        if (deep != 0) {
            return "invalid character '" + deep + "' exceeded max depth";
        }
        try {
            scanner.value();
            scanner.blanks();
            if (scanner.at < scanner.text.length()) {
                throw scanner.unexpected("after top-level value");
            }
            return "invalid JSON";
        } catch (Fault e) {
            return String.valueOf(e.getMessage());
        } catch (StackOverflowError e) {
            return "invalid JSON";
        }
    }

    /** The bracket that goes deeper than Go does; 0 where none does. */
    private char tooDeep() {
        int depth = 0;
        boolean quoted = false;
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (quoted) {
                index += each == '\\' ? 1 : 0;
                quoted = each != '"';
            } else if (each == '"') {
                quoted = true;
            } else if (each == '{' || each == '[') {
                depth++;
                if (depth > Json.DEEPEST) {
                    return each;
                }
            } else if (each == '}' || each == ']') {
                depth--;
            }
        }
        return 0;
    }

    private Fault unexpected(String where) {
        if (at >= text.length()) {
            return new Fault(END);
        }
        int found = text.codePointAt(at);
        String shown =
                switch (found) {
                    case '\'' -> "\\'";
                    case '"' -> "\"";
                    case '\n' -> "\\n";
                    case '\t' -> "\\t";
                    case '\r' -> "\\r";
                    default -> Character.toString(found);
                };
        return new Fault("invalid character '" + shown + "' " + where);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void value() {
        blanks();
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected("looking for beginning of value");
        }
    }

    private void object() {
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            blanks();
            if (peek() != '"') {
                throw unexpected("looking for beginning of object key string");
            }
            string();
            blanks();
            if (peek() != ':') {
                throw unexpected("after object key");
            }
            at++;
            value();
            blanks();
            if (peek() == '}') {
                at++;
                return;
            }
            if (peek() != ',') {
                throw unexpected("after object key:value pair");
            }
            at++;
        }
    }

    private void array() {
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value();
            blanks();
            if (peek() == ']') {
                at++;
                return;
            }
            if (peek() != ',') {
                throw unexpected("after array element");
            }
            at++;
        }
    }

    private void string() {
        at++;
        while (peek() != '"') {
            if (at >= text.length() || peek() < ' ') {
                throw unexpected("in string literal");
            }
            if (peek() == '\\') {
                at++;
                if (at >= text.length() || "\"\\/bfnrtu".indexOf(peek()) < 0) {
                    throw unexpected("in string escape code");
                }
            }
            at++;
        }
        at++;
    }

    private void literal(String word) {
        for (int index = 1; index < word.length(); index++) {
            at++;
            if (peek() != word.charAt(index)) {
                throw unexpected(
                        "in literal %s (expecting '%s')".formatted(word, word.charAt(index)));
            }
        }
        at++;
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (!Character.isDigit(peek())) {
            throw unexpected("in numeric literal");
        }
        while (at < text.length() && "0123456789.eE+-".indexOf(peek()) >= 0) {
            at++;
        }
    }
}
