package dev.coxswain.jq.syntax;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.syntax.Token.Type;
import dev.coxswain.jq.value.JsonReader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a jq program into words; what is no word becomes a bad one, so it never fails. */
public final class Lexer {
    private static final List<String> LONG =
            List.of(
                    "?//", "//=", "!=", "==", "//", "|=", "+=", "-=", "*=", "/=", "%=", "<=", ">=",
                    "..");
    private static final String SHORT = ".[]{}()|,:;=<>+-*/%?$";

    private final String source;
    private final List<Token> tokens = new ArrayList<>();

    /** What is open: brackets, and an {@code "} for each string that an interpolation is in. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    /** All words, comments included, ended by an end word. */
    public static List<Token> all(String source) {
        Lexer lexer = new Lexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Type.END, "", source.length(), source.length()));
        return lexer.tokens;
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    private void add(Type type, String text, int length) {
        tokens.add(new Token(type, text, at, at + length));
        at += length;
    }

    private void next() {
        char c = source.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at++;
        } else if (c == '#') {
            comment();
        } else if (c == '"') {
            add(Type.QUOTE, "", 1);
            string();
        } else if (c == '.' && isNameStart(peek(1))) {
            int length = name(1);
            add(Type.FIELD, source.substring(at + 1, at + length), length);
        } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            number();
        } else if (isNameStart(c)) {
            int length = qualified(0);
            add(Type.NAME, source.substring(at, at + length), length);
        } else if (c == '$' && isNameStart(peek(1))) {
            int length = qualified(1);
            add(Type.BINDING, source.substring(at + 1, at + length), length);
        } else if (c == '@' && isNamePart(peek(1))) {
            int length = name(1);
            add(Type.FORMAT, source.substring(at + 1, at + length), length);
        } else {
            operator(c);
        }
    }

    private void comment() {
        int end = at;
        while (end < source.length() && source.charAt(end) != '\n') {
            end++;
            if (end < source.length() && source.charAt(end) == '\n' && isContinued(end)) {
                end++;
            }
        }
        add(Type.COMMENT, "", end - at);
    }

    /** An odd number of backslashes before the line's end carries the comment on. */
    private boolean isContinued(int newline) {
        int last = newline - 1;
        if (last > at && source.charAt(last) == '\r') {
            last--;
        }
        int slashes = 0;
        while (last > at && source.charAt(last) == '\\') {
            slashes++;
            last--;
        }
        return slashes % 2 == 1;
    }

    private void operator(char c) {
        for (String each : LONG) {
            if (source.startsWith(each, at)) {
                add(Type.OPERATOR, each, each.length());
                return;
            }
        }
        if (c == ')' && !open.isEmpty() && open.peek() == '"') {
            open.pop();
            add(Type.INTERPOLATED, ")", 1);
            string();
            return;
        }
        boolean known = SHORT.indexOf(c) >= 0;
        int closer = ")]}".indexOf(c);
        if (c == '(' || c == '[' || c == '{') {
            open.push(c);
        } else if (closer >= 0) {
            known = !open.isEmpty() && open.peek() == "([{".charAt(closer);
            if (known) {
                open.pop();
            }
        }
        int width = Character.charCount(source.codePointAt(at));
        add(known ? Type.OPERATOR : Type.BAD, source.substring(at, at + width), width);
    }

    private void number() {
        int end = digits(at);
        if (end < source.length() && source.charAt(end) == '.') {
            end = digits(end + 1);
        }
        if (end < source.length() && (source.charAt(end) | 32) == 'e') {
            int sign = end + 1;
            if (sign < source.length()
                    && (source.charAt(sign) == '+' || source.charAt(sign) == '-')) {
                sign++;
            }
            int after = digits(sign);
            end = after > sign ? after : end;
        }
        add(Type.NUMBER, source.substring(at, end), end - at);
    }

    private int digits(int from) {
        int end = from;
        while (end < source.length() && isDigit(source.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The pieces of a string up to its end or its next interpolation. */
    private void string() {
        int from = at;
        StringBuilder text = new StringBuilder();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '"') {
                piece(text, from);
                add(Type.UNQUOTE, "", 1);
                return;
            }
            if (c == '\\' && peek(1) == '(') {
                piece(text, from);
                add(Type.INTERPOLATION, "", 2);
                open.push('"');
                return;
            }
            if (c == '\\') {
                int length = escapes();
                piece(text, from);
                escaped(length);
                from = at;
            } else {
                text.append(c);
                at++;
            }
        }
        piece(text, from);
    }

    private void piece(StringBuilder text, int from) {
        if (at > from) {
            tokens.add(new Token(Type.TEXT, text.toString(), from, at));
        }
        text.setLength(0);
    }

    /** The length of the escapes that follow each other here. */
    private int escapes() {
        int length = 0;
        while (peek(length) == '\\'
                && peek(length + 1) != '('
                && at + length + 1 < source.length()) {
            boolean unicode = peek(length + 1) == 'u';
            length += 2;
            for (int i = 0; unicode && i < 4 && isHex(peek(length)); i++) {
                length++;
            }
        }
        return length;
    }

    private static boolean isHex(char c) {
        return isDigit(c) || isNameStart(c) && c != '_';
    }

    private void escaped(int length) {
        if (length == 0) {
            add(Type.BAD, "", 1);
            return;
        }
        try {
            String quoted = '"' + source.substring(at, at + length) + '"';
            add(Type.TEXT, JsonReader.parse(quoted).textValue(), length);
        } catch (JqException e) {
            add(Type.BAD, e.value().asText(), length);
        }
    }

    private int name(int from) {
        int length = from;
        while (isNamePart(peek(length))) {
            length++;
        }
        return length;
    }

    private int qualified(int from) {
        int length = name(from);
        while (peek(length) == ':' && peek(length + 1) == ':' && isNameStart(peek(length + 2))) {
            length = name(length + 2);
        }
        return length;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
