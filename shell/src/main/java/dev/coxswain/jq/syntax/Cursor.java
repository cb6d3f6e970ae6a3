package dev.coxswain.jq.syntax;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.syntax.Token.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The place in a program that a parser has reached, and what is wrong there. */
final class Cursor {
    private final String source;
    private final List<Token> tokens;
    private final Deque<Token> open = new ArrayDeque<>();
    private int at;
    private @Nullable FailureException unknown;

    Cursor(String source) {
        this.source = source;
        this.tokens =
                Lexer.all(source).stream().filter(each -> each.type() != Type.COMMENT).toList();
    }

    String source() {
        return source;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token ahead(int by) {
        return tokens.get(Math.min(at + by, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean isAt(String word) {
        return peek().is(word);
    }

    boolean isAt(Type type) {
        return peek().type() == type;
    }

    boolean skip(String word) {
        if (isAt(word)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String word) {
        return isAt(word) ? next() : fail("expecting '" + word + "'");
    }

    Token expect(Type type, String what) {
        return isAt(type) ? next() : fail("expecting " + what);
    }

    /** Notes a bracket or keyword that wants its end. */
    Token opening() {
        Token token = next();
        open.push(token);
        return token;
    }

    Token closing(String word) {
        Token token = expect(word);
        open.poll();
        return token;
    }

    /** The opener last noted has its end. */
    void closed() {
        open.poll();
    }

    Span from(Token first) {
        return new Span(
                first.start(), Math.max(first.end(), tokens.get(Math.max(0, at - 1)).end()));
    }

    int line(int position) {
        return 1 + (int) source.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    /** Always throws: the word here does not belong here. */
    Token fail(@Nullable String expected) {
        Token token = peek();
        String found =
                token.type() == Type.END
                        ? "end of file"
                        : token.type() == Type.BAD
                                ? "INVALID_CHARACTER"
                                : "'" + token.span().of(source) + "'";
        String hint = null;
        if (token.type() == Type.END && !open.isEmpty()) {
            Token opener = open.peek();
            hint =
                    "'"
                            + opener.span().of(source)
                            + "' at column "
                            + (opener.start() + 1)
                            + " is not closed";
        }
        String message =
                "syntax error, unexpected " + found + (expected == null ? "" : ", " + expected);
        throw failure(token.span(), message, hint);
    }

    FailureException failure(Span span, String message, @Nullable String hint) {
        return new FailureException(new Failure.Syntax(source, span, message, hint));
    }

    /** Notes a name that is not known; it counts only where the syntax is right. */
    void unknown(Span span, String message, @Nullable String hint) {
        if (unknown == null) {
            unknown = failure(span, message, hint);
        }
    }

    /** Throws what was noted. */
    void done() {
        if (!isAt(Type.END)) {
            fail(null);
        }
        if (unknown != null) {
            throw unknown;
        }
    }
}
