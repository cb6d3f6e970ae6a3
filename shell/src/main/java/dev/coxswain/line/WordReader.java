package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Reads one word with its quotes and expansions. */
final class WordReader {
    /** Which of our own marks a word may hold. */
    enum Marks {
        /** All: {@code %1}, {@code ~}. */
        OURS,
        /** {@code ~} only. */
        HOME,
        /** None, as after {@code --}. */
        NONE
    }

    private final Text text;
    private final List<WordPart> parts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean runQuoted;
    private int runStart;
    private boolean anyQuote;
    private int parentheses;

    private WordReader(Text text) {
        this.text = text;
    }

    /** The word at the place, or null where none begins. */
    static @Nullable Word read(Text text, Marks marks) {
        return new WordReader(text).word(marks);
    }

    /** A here-document's text between the place and the text's end, expanded as in quotes. */
    static Word readBody(Text text) {
        WordReader reader = new WordReader(text);
        int start = text.position;
        reader.runStart = start;
        while (!text.atEnd()) {
            reader.quotedCharacter("$`\\");
        }
        reader.flush();
        return new Word(reader.parts, text.from(start));
    }

    private @Nullable Word word(Marks marks) {
        int start = text.position;
        runStart = start;
        if (marks != Marks.NONE) {
            home();
        }
        while (!text.atEnd() && !atWordEnd()) {
            character();
        }
        if (text.position == start) {
            return null;
        }
        flush();
        Word word = new Word(parts, text.from(start));
        return marks == Marks.OURS && !anyQuote ? rows(word) : word;
    }

    private void home() {
        if (text.peek() != '~') {
            return;
        }
        char next = text.peek(1);
        if (next == '/' || text.atGap(text.position + 1) || isOperator(next)) {
            parts.add(new WordPart.Home(Span.at(text.position)));
            text.position++;
            runStart = text.position;
        }
    }

    private Word rows(Word word) {
        String literal = word.literal();
        RowReference rows = literal == null ? null : RowReference.parse(literal);
        if (rows == null) {
            return word;
        }
        text.tokens.add(new Token(Token.Kind.ROW, word.span()));
        return new Word(List.of(new WordPart.Rows(rows, word.span())), word.span());
    }

    static boolean isOperator(char c) {
        return c == '|' || c == ';' || c == '&' || c == '<' || c == '>';
    }

    private boolean atWordEnd() {
        char c = text.peek();
        return c == '\n'
                || Text.isBlank(c)
                || isOperator(c)
                || (c == ')' && text.depth > 0 && parentheses == 0);
    }

    private void character() {
        char c = text.peek();
        switch (c) {
            case '\\' -> escape();
            case '\'' -> single();
            case '"' -> doubled();
            case '$' -> dollar(false);
            case '`' -> throw backquote();
            default -> {
                parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
                append(c, false);
                text.position++;
            }
        }
    }

    private RuntimeException backquote() {
        return text.wrong(
                Span.at(text.position),
                "backquotes do not substitute here",
                "write $( … ), or quote the ` with '…'");
    }

    private void escape() {
        if (text.atJoin()) {
            text.skipJoin();
            return;
        }
        text.position++;
        if (text.atEnd()) {
            text.lacks("next line", text.position - 1, false);
            return;
        }
        anyQuote = true;
        append(text.peek(), true);
        text.position++;
    }

    private void single() {
        int start = text.position;
        openQuote();
        while (!text.atEnd() && text.peek() != '\'') {
            append(text.peek(), true);
            text.position++;
        }
        closeQuote("'", start);
    }

    private void doubled() {
        int start = text.position;
        openQuote();
        while (!text.atEnd() && text.peek() != '"') {
            quotedCharacter("\"\\$`");
        }
        closeQuote("\"", start);
    }

    private void openQuote() {
        anyQuote = true;
        text.position++;
        flush();
        runStart = text.position;
        runQuoted = true;
    }

    private void closeQuote(String quote, int start) {
        if (run.isEmpty() && text.position == start + 1) {
            parts.add(new WordPart.Text("", true, Span.at(start)));
        }
        if (text.atEnd()) {
            text.lacks(quote, start, false);
        } else {
            text.position++;
        }
        flush();
        text.token(Token.Kind.STRING, start);
        runStart = text.position;
    }

    private void quotedCharacter(String escapable) {
        char c = text.peek();
        if (c == '$') {
            dollar(true);
        } else if (c == '`') {
            throw backquote();
        } else if (c == '\\' && text.atJoin()) {
            text.skipJoin();
        } else {
            boolean escaped = c == '\\' && escapable.indexOf(text.peek(1)) >= 0;
            text.position += escaped ? 1 : 0;
            append(text.peek(), true);
            text.position++;
        }
    }

    private void dollar(boolean quoted) {
        char next = text.peek(1);
        if (next == '(') {
            substitution(quoted);
        } else if (next == '{') {
            braced(quoted);
        } else if (next == '?') {
            variable(text.position + 1, text.position + 2, text.position + 2, quoted);
        } else {
            int nameEnd = variableEnd(text.position + 1);
            if (nameEnd == text.position + 1) {
                append('$', quoted);
                text.position++;
            } else {
                variable(text.position + 1, nameEnd, nameEnd, quoted);
            }
        }
    }

    /** The end of a variable's name; digits are a name too, so that using one is an error. */
    private int variableEnd(int index) {
        int at = index;
        while (Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > index ? at : text.identifierEnd(index);
    }

    private void braced(boolean quoted) {
        int start = text.position + 2;
        int nameEnd = variableEnd(start);
        if (text.charAt(nameEnd) == '}' && nameEnd > start) {
            variable(start, nameEnd, nameEnd + 1, quoted);
        } else if (nameEnd >= text.end) {
            text.lacks("}", text.position, false);
            text.position = text.end;
        } else {
            throw text.wrong(
                    text.span(text.position, nameEnd + 1),
                    "${…} holds just a variable's name here",
                    "for the container's own ${…} use '…'");
        }
    }

    private void variable(int nameStart, int nameEnd, int after, boolean quoted) {
        flush();
        int start = text.position;
        text.position = after;
        String name = text.source.substring(nameStart, nameEnd);
        parts.add(new WordPart.Variable(name, quoted, text.from(start)));
        text.token(Token.Kind.VARIABLE, start);
        runStart = text.position;
    }

    private void substitution(boolean quoted) {
        flush();
        parts.add(LineParser.substitution(text, quoted));
        runStart = text.position;
    }

    private void append(char c, boolean quoted) {
        if (!run.isEmpty() && runQuoted != quoted) {
            flush();
        }
        if (run.isEmpty()) {
            runStart = text.position;
        }
        runQuoted = quoted;
        run.append(c);
    }

    private void flush() {
        if (!run.isEmpty()) {
            parts.add(new WordPart.Text(run.toString(), runQuoted, text.from(runStart)));
            run.setLength(0);
        }
    }
}
