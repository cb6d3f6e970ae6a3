package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Finds how far Groovy text goes, its substitutions, and the pipe that leaves it. */
final class GroovyReader {
    private static final Pattern CONTINUES =
            Pattern.compile("[ \\t]+\\??\\.[A-Za-z_]|[ \\t]*(else|catch|finally)\\b");
    private static final String WANTS_MORE = ",=+(?|&";

    private final Text text;
    private final GroovyStrings strings;
    private final List<WordPart.Substitution> substitutions = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private final Deque<Integer> openedAt = new ArrayDeque<>();

    /** The last two characters that are neither blank nor comment, and where the last stood. */
    private char last = Text.END;

    private char beforeLast = Text.END;
    private int lastAt = -1;

    private GroovyReader(Text text) {
        this.text = text;
        this.strings = new GroovyStrings(text);
    }

    /**
     * The Groovy stage at the place.
     *
     * @param forced whether {@code =} stood in front
     */
    static Stage.Groovy read(Text text, int stageStart, List<String> shadowed, boolean forced) {
        GroovyReader reader = new GroovyReader(text);
        text.skipBlanks();
        int start = text.position;
        int token = text.tokens.size();
        reader.scan(false);
        int end = reader.trimmedEnd(start);
        text.tokens.add(token, new Token(Token.Kind.GROOVY, new Span(start, end)));
        String code = text.source.substring(start, end);
        GroovyShape shape = new GroovyShape(text, start, code);
        if (!forced) {
            shape.refuseCommandAsValue();
            shape.addShadowed(shadowed);
        }
        String bare = forced ? null : shape.bareWord();
        Span span = text.from(stageStart);
        return new Stage.Groovy(code, new Span(start, end), reader.substitutions, bare, span);
    }

    /** A closure at the place, its braces left out of the code. */
    static Stage.Groovy closure(Text text) {
        GroovyReader reader = new GroovyReader(text);
        int start = text.position;
        reader.scan(true);
        boolean closed = text.position > start + 1 && text.charAt(text.position - 1) == '}';
        int from = Math.min(start + 1, text.position);
        int end = Math.max(from, closed ? text.position - 1 : text.position);
        text.token(Token.Kind.GROOVY, start);
        Span code = new Span(from, end);
        return new Stage.Groovy(
                code.of(text.source), code, reader.substitutions, null, text.from(start));
    }

    private int trimmedEnd(int start) {
        int end = text.position;
        while (end > start && (Text.isBlank(text.charAt(end - 1)))) {
            end--;
        }
        return end;
    }

    private void scan(boolean oneBlock) {
        while (!text.atEnd()) {
            if (open.isEmpty() && (atEnd() || atPipe())) {
                break;
            }
            step();
            if (oneBlock && open.isEmpty()) {
                return;
            }
        }
        noteMissing();
    }

    private void noteMissing() {
        if (!open.isEmpty()) {
            char opener = open.element();
            String closer = opener == '(' ? ")" : opener == '[' ? "]" : "}";
            text.lacks(closer, openedAt.element(), true);
        } else if (text.atEnd() && wantsMore()) {
            text.lacks("rest after " + last, lastAt, true);
        }
    }

    private boolean wantsMore() {
        boolean counted = last == '+' && beforeLast == '+';
        boolean arrow = last == '>' && beforeLast == '-';
        return arrow || (last != Text.END && WANTS_MORE.indexOf(last) >= 0 && !counted);
    }

    private boolean atEnd() {
        char c = text.peek();
        if (c == ')' && text.depth > 0) {
            return true;
        }
        return c == '\n' && !wantsMore() && !nextLineContinues();
    }

    private boolean nextLineContinues() {
        var matcher = CONTINUES.matcher(text.source);
        matcher.region(Math.min(text.position + 1, text.end), text.end);
        return matcher.lookingAt();
    }

    /** Rule 17: a pipe before {@code .} or before a filter name that stands alone. */
    private boolean atPipe() {
        if (text.peek() != '|' || text.peek(1) == '|' || text.peek(1) == '=' || adjoinsPipe()) {
            return false;
        }
        int next = text.blanksEnd(text.position + 1);
        if (text.charAt(next) == '.') {
            return !Character.isDigit(text.charAt(next + 1));
        }
        int nameEnd = text.nameEnd(next);
        String name = text.source.substring(next, nameEnd);
        char after = text.charAt(nameEnd);
        boolean alone = text.atGap(nameEnd) || after == '|' || after == '>';
        return text.vocabulary.isFilter(name)
                && (alone || (after == '{' && text.vocabulary.closures().contains(name)));
    }

    private boolean adjoinsPipe() {
        return text.charAt(text.position - 1) == '|';
    }

    private void step() {
        char c = text.peek();
        if (text.atJoin()) {
            text.skipJoin();
        } else if (Text.isBlank(c) || c == '\n') {
            text.position++;
        } else if (text.at("//") || text.at("/*")) {
            strings.comment();
        } else if (c == '$' && text.peek(1) == '(') {
            note(c);
            substitutions.add(LineParser.substitution(text, true));
            last = ')';
        } else if (strings.begins(beforeValue())) {
            note(c);
            strings.skip();
        } else {
            mark(c);
            note(c);
            text.position++;
        }
    }

    private void note(char c) {
        boolean adjacent = lastAt == text.position - 1;
        beforeLast = adjacent ? last : ' ';
        last = c;
        lastAt = text.position;
    }

    /** Whether a slash here would begin a string, as after an operator or an opening bracket. */
    private boolean beforeValue() {
        return last == Text.END || "(,=[{!&|?:;~+-*%<>".indexOf(last) >= 0;
    }

    private void mark(char c) {
        switch (c) {
            case '(', '[', '{' -> {
                open.push(c);
                openedAt.push(text.position);
            }
            case ')', ']', '}' -> {
                if (!open.isEmpty()) {
                    open.pop();
                    openedAt.pop();
                }
            }
            case ';' -> {
                if (open.isEmpty()) {
                    refuseCommandAfterSemicolon();
                }
            }
            default -> {}
        }
    }

    /** A command after a semicolon would be read as Groovy; say so instead. */
    private void refuseCommandAfterSemicolon() {
        int saved = text.position;
        text.position = text.blanksEnd(saved + 1);
        int start = text.position;
        @Nullable String command = GroovyShape.commandAt(text);
        text.position = saved;
        if (command != null) {
            throw text.wrong(
                    text.span(start, start + command.length()),
                    "after Groovy a ; goes on with Groovy, and this is a command",
                    "write $(" + command + "), or two lines");
        }
    }
}
