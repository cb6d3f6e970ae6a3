package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds how far a jq program goes: to the next filter, command, host program, redirect or end of
 * the part that stands outside brackets, strings, {@code if … end} and {@code def … ;}.
 */
final class JqReader {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "if", "then", "elif", "else", "end", "def", "as", "reduce", "foreach", "try",
                    "catch", "label", "and", "or", "import", "include");

    private final Text text;
    private final Deque<Character> open = new ArrayDeque<>();
    private final Deque<Integer> openedAt = new ArrayDeque<>();
    private final Set<String> defined = new HashSet<>();

    /** Where joined newlines stood; they become blanks, so that offsets stay. */
    private final List<Span> joins = new ArrayList<>();

    private char last = Text.END;

    private JqReader(Text text) {
        this.text = text;
    }

    /** The jq stage at the place. */
    static Stage.Jq read(Text text, int stageStart) {
        text.skipBlanks();
        return text.peek() == '\''
                ? new JqReader(text).quoted(stageStart)
                : new JqReader(text).bare(stageStart);
    }

    private Stage.Jq quoted(int stageStart) {
        int start = text.position + 1;
        int close = text.source.indexOf('\'', start);
        boolean closed = close >= 0 && close < text.end;
        int programEnd = closed ? close : text.end;
        if (!closed) {
            text.lacks("'", start - 1, false);
        }
        text.position = closed ? close + 1 : text.end;
        text.token(Token.Kind.JQ, start - 1);
        List<Redirect> redirects = redirects();
        text.skipBlanksAndComment();
        if (!StageReader.isEnd(text, text.position)) {
            throw text.wrong(
                    Span.at(text.position),
                    "a jq program is quoted as a whole or not at all",
                    "strings in jq take \"…\"");
        }
        return stage(start, programEnd, redirects, stageStart);
    }

    private Stage.Jq bare(int stageStart) {
        int start = text.position;
        int token = text.tokens.size();
        while (!text.atEnd() && !atStageEnd()) {
            step();
        }
        if (!open.isEmpty()) {
            text.lacks(closing(open.peek()), openedAt.element(), false);
        }
        int end = text.position;
        while (end > start && (Text.isBlank(text.charAt(end - 1)))) {
            end--;
        }
        text.tokens.add(token, new Token(Token.Kind.JQ, new Span(start, end)));
        if (start == end && !text.atEnd()) {
            throw text.wrong(
                    text.span(text.position, text.position + 1), "nothing between the pipes", null);
        }
        return stage(start, end, redirects(), stageStart);
    }

    private Stage.Jq stage(int start, int end, List<Redirect> redirects, int stageStart) {
        StringBuilder program = new StringBuilder(text.source.substring(start, end));
        for (Span join : joins) {
            for (int i = join.start(); i < Math.min(join.end(), end); i++) {
                program.setCharAt(i - start, ' ');
            }
        }
        Span span = new Span(start, end);
        return new Stage.Jq(program.toString(), span, redirects, text.from(stageStart));
    }

    private static String closing(char opener) {
        return switch (opener) {
            case '(' -> ")";
            case '[' -> "]";
            case '{' -> "}";
            case 'i' -> "end";
            default -> ";";
        };
    }

    private boolean atStageEnd() {
        if (!open.isEmpty()) {
            return false;
        }
        char c = text.peek();
        return switch (c) {
            case '\n' -> last != '|' && last != ',';
            case ';', '&' -> true;
            case ')' -> text.depth > 0;
            case '>' -> text.peek(1) != '=';
            case '2' -> Text.isBlank(text.charAt(text.position - 1)) && text.peek(1) == '>';
            case '|' -> pipeEnds();
            default -> false;
        };
    }

    private boolean pipeEnds() {
        if (text.peek(1) == '|') {
            return true;
        }
        if (text.peek(1) == '=') {
            return false;
        }
        int saved = text.position;
        int tokens = text.tokens.size();
        text.position++;
        text.skipToMore();
        boolean ends = !LineParser.isJq(text, defined);
        if (text.atEnd()) {
            text.lacks("next stage", saved, false);
        }
        text.position = saved;
        text.tokens.subList(tokens, text.tokens.size()).clear();
        return ends;
    }

    private void step() {
        char c = text.peek();
        if (text.atJoin()) {
            int start = text.position;
            text.skipJoin();
            joins.add(text.from(start));
            return;
        }
        if (Text.isBlank(c) || c == '\n') {
            text.position++;
            return;
        }
        if (c == '#') {
            text.skipBlanksAndComment();
            return;
        }
        if (c == '"') {
            string();
        } else if (c == '\'') {
            throw text.wrong(
                    Span.at(text.position), "jq has no '…' strings", "strings in jq take \"…\"");
        } else if (isWordStart(c)) {
            word(c);
        } else {
            bracket(c);
            text.position++;
        }
        last = c;
    }

    private boolean isWordStart(char c) {
        return text.identifierEnd(text.position) > text.position
                || ((c == '.' || c == '$' || c == '@')
                        && text.identifierEnd(text.position + 1) > text.position + 1);
    }

    /** A name with what stands in front of it; only a bare one can be a keyword. */
    private void word(char first) {
        boolean bare = first != '.' && first != '$' && first != '@';
        int start = text.position;
        text.position = text.identifierEnd(bare ? start : start + 1);
        if (!bare) {
            if (first == '$') {
                text.token(Token.Kind.VARIABLE, start);
            }
            return;
        }
        String word = text.source.substring(start, text.position);
        boolean key = open.peek() != null && open.element() == '{' && isKey();
        if (key || !KEYWORDS.contains(word)) {
            return;
        }
        text.token(Token.Kind.KEYWORD, start);
        switch (word) {
            case "if" -> push('i', start);
            case "def" -> define(start);
            case "end" -> pop('i');
            default -> {}
        }
    }

    private boolean isKey() {
        return text.charAt(text.blanksEnd(text.position)) == ':';
    }

    private void define(int start) {
        push('d', start);
        int name = text.blanksEnd(text.position);
        defined.add(text.source.substring(name, text.identifierEnd(name)));
    }

    private void bracket(char c) {
        switch (c) {
            case '(', '[', '{' -> push(c, text.position);
            case ')' -> pop('(');
            case ']' -> pop('[');
            case '}' -> pop('{');
            case ';' -> {
                if (open.peek() != null && open.element() == 'd') {
                    pop('d');
                }
            }
            default -> {}
        }
    }

    private void push(char opener, int at) {
        open.push(opener);
        openedAt.push(at);
    }

    private void pop(char opener) {
        if (!open.contains(opener)) {
            return;
        }
        char popped;
        do {
            popped = open.pop();
            openedAt.pop();
        } while (popped != opener);
    }

    /** A string, with the programs inside its {@code \( )}. */
    private void string() {
        int start = text.position;
        text.position++;
        while (!text.atEnd() && text.peek() != '"') {
            if (text.peek() == '\\' && text.peek(1) == '(') {
                text.position += 2;
                interpolation(text.position - 1);
            } else {
                text.position += text.peek() == '\\' ? 2 : 1;
            }
        }
        text.position = Math.min(text.position, text.end);
        if (text.atEnd()) {
            text.lacks("\"", start, false);
        } else {
            text.position++;
        }
        text.token(Token.Kind.STRING, start);
    }

    private void interpolation(int opened) {
        int depth = 1;
        while (!text.atEnd() && depth > 0) {
            char c = text.peek();
            if (c == '"') {
                string();
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            text.position++;
        }
        if (depth > 0) {
            text.lacks(")", opened, false);
        }
    }

    private List<Redirect> redirects() {
        List<Redirect> found = new ArrayList<>();
        while (true) {
            text.skipBlanks();
            @Nullable Redirect redirect = JqRedirect.read(text);
            if (redirect == null) {
                return found;
            }
            found.add(redirect);
        }
    }
}
