package dev.coxswain.gotemplate;

import dev.coxswain.gotemplate.Token.Kind;

import java.util.ArrayList;
import java.util.List;

/** The text of a template as words; stops at the first thing that is none. */
final class Lexer {
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";

    private final String input;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int open;
    private boolean failed;

    private Lexer(String input) {
        this.input = input;
    }

    static List<Token> read(String text) {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (!failed && at < input.length()) {
            text();
        }
        if (!failed) {
            emit(Kind.END_OF_TEXT, at);
        }
    }

    private void text() {
        int start = at;
        int brace = input.indexOf(LEFT, at);
        int end = brace < 0 ? input.length() : brace;
        boolean trims = brace >= 0 && trimsBefore(brace + 2);
        int kept = trims ? trimmedEnd(start, end) : end;
        if (kept > start) {
            tokens.add(new Token(Kind.TEXT, input.substring(start, kept), start, line));
        }
        count(start, end);
        at = end;
        if (brace >= 0) {
            action(brace, trims);
        }
    }

    private boolean trimsBefore(int from) {
        return from + 1 < input.length()
                && input.charAt(from) == '-'
                && Letters.isSpace(input.charAt(from + 1));
    }

    private int trimmedEnd(int start, int end) {
        int kept = end;
        while (kept > start && Letters.isSpace(input.charAt(kept - 1))) {
            kept--;
        }
        return kept;
    }

    private void action(int brace, boolean trims) {
        int marker = trims ? 2 : 0;
        if (input.startsWith("/*", brace + 2 + marker)) {
            comment(brace + 2 + marker);
            return;
        }
        at = brace + 2;
        emit(Kind.LEFT, brace);
        at += marker;
        open = 0;
        while (!failed && !ended()) {
            inside();
        }
    }

    private void comment(int from) {
        int end = input.indexOf("*/", from);
        if (end < 0) {
            fail("unclosed comment");
            return;
        }
        count(at, end + 2);
        at = end + 2;
        int close = rightAt(at);
        if (close < 0) {
            fail("comment ends before closing delimiter");
            return;
        }
        leave(close);
    }

    /** The place behind the closing braces that begin here; -1 where none do. */
    private int rightAt(int from) {
        if (input.startsWith(RIGHT, from)) {
            return from + 2;
        }
        boolean trims =
                from + 3 < input.length()
                        && Letters.isSpace(input.charAt(from))
                        && input.startsWith("-" + RIGHT, from + 1);
        return trims ? from + 4 : -1;
    }

    private void leave(int close) {
        boolean trims = close - at == 4;
        count(at, close);
        at = close;
        if (trims) {
            int start = at;
            while (at < input.length() && Letters.isSpace(input.charAt(at))) {
                at++;
            }
            count(start, at);
        }
    }

    /** Whether the action ends here; then its end is read. */
    private boolean ended() {
        int close = rightAt(at);
        if (close < 0) {
            return false;
        }
        if (open > 0) {
            fail("unclosed left paren");
            return true;
        }
        int begin = close - at == 4 ? at + 2 : at;
        tokens.add(new Token(Kind.RIGHT, RIGHT, begin, line));
        leave(close);
        return true;
    }

    private void inside() {
        if (at >= input.length()) {
            fail("unclosed action");
            return;
        }
        int start = at;
        char c = input.charAt(at);
        char after = at + 1 < input.length() ? input.charAt(at + 1) : '\0';
        switch (c) {
            case ' ', '\t', '\r', '\n' -> space();
            case '=' -> single(Kind.ASSIGN);
            case ':' -> {
                if (after == '=') {
                    at += 2;
                    emit(Kind.DECLARE, start);
                } else {
                    fail("expected :=");
                }
            }
            case '|' -> single(Kind.PIPE);
            case '"', '\'' -> quoted(c);
            case '`' -> raw();
            case '$' -> name(Kind.VARIABLE);
            case '(' -> {
                open++;
                single(Kind.OPEN);
            }
            case ')' -> {
                if (--open < 0) {
                    fail("unexpected right paren");
                } else {
                    single(Kind.CLOSE);
                }
            }
            default -> other(c, after);
        }
    }

    private void other(char c, char after) {
        if (c == '.' && !Character.isDigit(after)) {
            name(Kind.FIELD);
        } else if (c == '.' || c == '+' || c == '-' || Character.isDigit(c)) {
            number();
        } else if (Letters.isLetter(c)) {
            identifier();
        } else if (c > ' ' && c < 0x7f) {
            single(Kind.SIGN);
        } else {
            fail("unrecognized character in action: " + Quoting.unicode(input.codePointAt(at)));
        }
    }

    private void single(Kind kind) {
        at++;
        emit(kind, at - 1);
    }

    private void space() {
        int start = at;
        while (at < input.length() && Letters.isSpace(input.charAt(at))) {
            // The last blank may belong to the mark that trims what follows.
            if (rightAt(at) >= 0) {
                break;
            }
            at++;
        }
        if (at > start) {
            emit(Kind.SPACE, start);
            count(start, at);
        }
    }

    private void quoted(char quote) {
        int start = at;
        at = Letters.quotedEnd(input, at);
        if (at < 0) {
            at = input.length();
            fail(quote == '"' ? "unterminated quoted string" : "unterminated character constant");
            return;
        }
        emit(quote == '"' ? Kind.STRING : Kind.CHARACTER, start);
    }

    private void raw() {
        int end = input.indexOf('`', at + 1);
        if (end < 0) {
            fail("unterminated raw quoted string");
            return;
        }
        int start = at;
        at = end + 1;
        emit(Kind.RAW_STRING, start);
        count(start, at);
    }

    private void name(Kind kind) {
        int start = at;
        at = Letters.nameEnd(input, at + 1);
        if (terminated()) {
            emit(kind == Kind.FIELD && at == start + 1 ? Kind.KEYWORD : kind, start);
        }
    }

    private void identifier() {
        int start = at;
        at = Letters.nameEnd(input, at);
        if (terminated()) {
            emit(Letters.kind(input.substring(start, at)), start);
        }
    }

    private boolean terminated() {
        if (at >= input.length()
                || " \t\r\n.,|:()".indexOf(input.charAt(at)) >= 0
                || input.startsWith(RIGHT, at)) {
            return true;
        }
        fail("bad character " + Quoting.unicode(input.codePointAt(at)));
        return false;
    }

    private void number() {
        int start = at;
        if (input.charAt(at) == '+' || input.charAt(at) == '-') {
            at++;
        }
        at = Letters.numberEnd(input, at);
        if (at < input.length() && Letters.isLetter(input.charAt(at))) {
            at++;
            fail("bad number syntax: " + Quoting.quote(input.substring(start, at)));
            return;
        }
        emit(Kind.NUMBER, start);
    }

    private void emit(Kind kind, int start) {
        tokens.add(new Token(kind, input.substring(start, at), start, line));
    }

    private void count(int from, int to) {
        for (int i = from; i < to; i++) {
            if (input.charAt(i) == '\n') {
                line++;
            }
        }
    }

    private void fail(String why) {
        failed = true;
        tokens.add(new Token(Kind.ERROR, why, at, line));
    }
}
