package dev.coxswain.line;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The text being read, the place in it, and what was found on the way. */
final class Text {
    static final char END = '\0';

    final String source;
    final Vocabulary vocabulary;
    final List<Token> tokens = new ArrayList<>();
    Reading.@Nullable Missing missing;
    int position;
    int end;

    /** How many {@code $( )} the place is inside of. */
    int depth;

    /** Where the line after the here-documents begins; 0 where there were none. */
    int afterHereDocuments;

    Text(String source, int position, Vocabulary vocabulary) {
        this.source = source;
        this.position = position;
        this.end = source.length();
        this.vocabulary = vocabulary;
    }

    boolean atEnd() {
        return position >= end;
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return charAt(position + ahead);
    }

    char charAt(int index) {
        return index >= 0 && index < end ? source.charAt(index) : END;
    }

    boolean at(String text) {
        return source.startsWith(text, position) && position + text.length() <= end;
    }

    boolean atJoin() {
        return peek() == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'));
    }

    void skipJoin() {
        position += peek(1) == '\n' ? 2 : 3;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** Whether a word cannot go on at this place: a blank, a newline or the end. */
    boolean atGap(int index) {
        char c = charAt(index);
        return index >= end
                || isBlank(c)
                || c == '\n'
                || (c == '\\' && (charAt(index + 1) == '\n' || charAt(index + 1) == '\r'));
    }

    void skipBlanks() {
        while (!atEnd()) {
            if (isBlank(peek())) {
                position++;
            } else if (atJoin()) {
                skipJoin();
            } else {
                return;
            }
        }
    }

    /** Blanks, and a comment up to the end of its line. */
    void skipBlanksAndComment() {
        skipBlanks();
        if (peek() == '#') {
            int start = position;
            while (!atEnd() && peek() != '\n') {
                position++;
            }
            token(Token.Kind.COMMENT, start);
        }
    }

    /** Blanks, comments and newlines, as after an operator that wants more. */
    void skipToMore() {
        skipBlanksAndComment();
        while (peek() == '\n') {
            skipNewline();
            skipBlanksAndComment();
        }
    }

    /** Over a newline and the here-documents that follow it. */
    void skipNewline() {
        position = Math.max(position + 1, afterHereDocuments);
    }

    /** The end of the run of letters, digits, {@code _} and {@code -} at an index. */
    int nameEnd(int index) {
        int at = index;
        while (at < end && isNameCharacter(source.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /** The end of the identifier at an index; the index itself where there is none. */
    int identifierEnd(int index) {
        int at = index;
        while (at < end && isIdentifier(source.charAt(at), at > index)) {
            at++;
        }
        return at;
    }

    private static boolean isIdentifier(char c, boolean digits) {
        return c == '_' || Character.isLetter(c) || (digits && Character.isDigit(c));
    }

    /** Where the run of blanks at an index ends. */
    int blanksEnd(int index) {
        int saved = position;
        position = index;
        skipBlanks();
        int at = position;
        position = saved;
        return at;
    }

    Span from(int start) {
        return new Span(start, Math.max(start, position));
    }

    void token(Token.Kind kind, int start) {
        if (position > start) {
            tokens.add(new Token(kind, from(start)));
        }
    }

    void operator(int length) {
        int start = position;
        position += length;
        token(Token.Kind.OPERATOR, start);
    }

    /** Notes what the text lacks; the first note stands. */
    void lacks(String what, int opened, boolean groovy) {
        if (missing == null) {
            missing = new Reading.Missing(what, span(opened, opened + 1), groovy);
        }
    }

    Span span(int start, int to) {
        int last = Math.min(source.length(), to);
        return new Span(Math.min(start, last), last);
    }

    FailureException wrong(Span span, String message, @Nullable String hint) {
        return new FailureException(new Failure.Syntax(source, span, message, hint));
    }
}
