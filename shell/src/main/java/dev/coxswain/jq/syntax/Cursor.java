package dev.coxswain.jq.syntax;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.run.Identity;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.syntax.Token.Type;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The place in a program that a parser has reached, and what was wrong on the way there. */
final class Cursor {
    /** What may follow a whole pipe, before the words that end it. */
    static final String MORE = "'|' or ','";

    /**
     * So many words must be right after an error before the next one is told, as in jq's parser.
     */
    private static final int CONFIDENT = 3;

    private final String source;
    private final @Nullable String file;
    private final List<Token> tokens;

    /** Where the end of the program is told to be: at what jq's reader of words took last. */
    private final Token ending;

    private final Deque<Token> open = new ArrayDeque<>();
    private final List<FailureException> errors = new ArrayList<>();
    private int at;
    private int taken = CONFIDENT;
    private int failed;

    /** Whether the rest of the program was left out in vain: nothing more is told then. */
    private boolean lost;

    Cursor(String source, @Nullable Path file) {
        this.file = file == null ? null : file.toString();
        this.source = source;
        List<Token> all = Lexer.all(source);
        this.tokens = all.stream().filter(each -> each.type() != Type.COMMENT).toList();
        this.ending = ending(all);
    }

    private Token ending(List<Token> all) {
        if (all.size() == 1) {
            return all.getFirst();
        }
        Token last = all.get(all.size() - 2);
        if (last.end() < source.length()) {
            // The line break behind a comment is taken by itself.
            boolean more = last.type() == Type.COMMENT && last.end() + 1 < source.length();
            return new Token(Type.END, "", last.end() + (more ? 1 : 0), source.length());
        }
        // Of a comment jq takes an escaped backslash or line break at once, all else one by one.
        boolean pair = source.endsWith("\\\\") || source.endsWith("\\\n");
        return last.type() == Type.COMMENT
                ? new Token(Type.END, "", source.length() - (pair ? 2 : 1), source.length())
                : last;
    }

    String source() {
        return source;
    }

    /** What the program is called in messages. */
    String name() {
        return file == null ? "<top-level>" : file;
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
            taken++;
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

    /** Takes a word, or fails saying what was expected, in jq's words. */
    Token expect(String word, @Nullable String expected) {
        return isAt(word) ? next() : fail(expected);
    }

    /** Takes the only word that may stand here. */
    Token expect(String word) {
        return expect(word, word.length() == 1 ? "'" + word + "'" : word);
    }

    Token expect(Type type, String what) {
        boolean reserved = type == Type.BINDING && peek().text().equals("__loc__");
        return isAt(type) && !reserved ? next() : fail(what);
    }

    /** Takes a name that is no keyword. */
    Token expectName(String what) {
        return isAt(Type.NAME) && !Highlight.KEYWORDS.contains(peek().text()) ? next() : fail(what);
    }

    /** Notes a bracket or keyword that wants its end. */
    Token opening() {
        Token token = next();
        open.push(token);
        return token;
    }

    /** Takes the end of what was opened last. */
    Token closing(String word, @Nullable String expected) {
        Token token = expect(word, expected);
        open.poll();
        return token;
    }

    /** The opener last noted has its end. */
    void closed() {
        open.poll();
    }

    /** Reads what brackets hold, up to their end; where it is wrong, goes on behind that end. */
    <T> T enclosed(String closer, Supplier<T> body, T instead) {
        int outer = open.size();
        opening();
        try {
            return body.get();
        } catch (FailureException e) {
            skipTo(e, closer);
            next();
            while (open.size() > outer) {
                open.poll();
            }
            return instead;
        }
    }

    /** Leaves out words up to one of these; where there is none, the failure stands. */
    void skipTo(FailureException failure, String... words) {
        while (!isAt(Type.END)) {
            for (String word : words) {
                if (isAt(word)) {
                    return;
                }
            }
            at++;
        }
        lost = true;
        throw failure;
    }

    Span from(Token first) {
        return new Span(
                first.start(), Math.max(first.end(), tokens.get(Math.max(0, at - 1)).end()));
    }

    /** From a word to the one that was reached and found wrong. */
    Span upTo(Token first) {
        return new Span(first.start(), Math.max(first.end(), wrong().end()));
    }

    /** The word that is wrong: at the end of the program, what was before. */
    private Token wrong() {
        return isAt(Type.END) ? ending : peek();
    }

    int line(int position) {
        return 1 + (int) source.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    /** Always throws: the word here does not belong here. */
    Token fail(@Nullable String expected) {
        Token token = peek();
        failed = at;
        String hint = null;
        if (!open.isEmpty() && (token.type() == Type.END || token.type() == Type.BAD)) {
            Token opener = open.peek();
            String where = " at column " + (opener.start() + 1) + " is not closed";
            hint = "'" + opener.span().of(source) + "'" + where;
        }
        String message = "syntax error, unexpected " + token.name();
        FailureException failure =
                failure(
                        wrong().span(),
                        expected == null ? message : message + ", expecting " + expected,
                        hint);
        if (taken >= CONFIDENT) {
            errors.add(failure);
        }
        taken = 0;
        throw failure;
    }

    FailureException failure(Span span, String message, @Nullable String hint) {
        return new FailureException(new Failure.Syntax(source, span, message, hint, file));
    }

    /** Notes one more thing that is wrong; reading goes on. */
    void report(Span span, String message) {
        if (!lost) {
            errors.add(failure(span, message, null));
        }
    }

    /** Tells what jq's parser takes a failure for; reading goes on, unless the end is near. */
    Node instead(FailureException failure, Token first, String message) {
        if (lost) {
            throw failure;
        }
        report(upTo(first), message);
        return new Identity();
    }

    /** From a word to the one before this, or to the one that was wrong last. */
    Span fromTo(Token first) {
        int end = Math.max(from(first).end(), tokens.get(failed).end());
        return new Span(first.start(), end);
    }

    /** Nothing may follow. */
    void end() {
        if (!isAt(Type.END)) {
            fail("end of file");
        }
    }

    /** All that is wrong as one failure, the first, which carries the others as suppressed. */
    FailureException all(FailureException otherwise) {
        return together(errors, otherwise);
    }

    /** Throws where something was noted. */
    void checked() {
        if (!errors.isEmpty()) {
            throw errors.getFirst();
        }
    }

    static FailureException together(List<FailureException> all, FailureException otherwise) {
        FailureException first = all.isEmpty() ? otherwise : all.getFirst();
        for (int i = 1; i < all.size(); i++) {
            first.addSuppressed(all.get(i));
        }
        return first;
    }
}
