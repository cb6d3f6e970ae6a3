package dev.coxswain.line;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads text as lines of the shell's language, one after the other; see {@code language.md}. */
public final class LineParser {
    private static final int DEEPEST = 40;

    private final Text text;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> shadowed = new ArrayList<>();

    private LineParser(Text text) {
        this.text = text;
    }

    /** The line that begins at an index; never throws, see {@link Reading#whole()}. */
    public static Reading read(String source, int from, Vocabulary vocabulary) {
        Text text = new Text(source, from, vocabulary);
        LineParser parser = new LineParser(text);
        Failure.Syntax error = null;
        try {
            parser.parts();
            parser.lineEnd();
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Syntax syntax)) {
                throw e;
            }
            error = syntax;
            text.position = Math.max(text.position, syntax.span().end());
            parser.skipLine();
        }
        Line line = new Line(source, parser.parts, parser.shadowed, text.from(from));
        return new Reading(line, text.position, text.missing, error, text.tokens);
    }

    /**
     * One line that is the whole text.
     *
     * @throws FailureException where it is wrong, not whole or more than one line
     */
    public static Line parse(String source, Vocabulary vocabulary) {
        Reading reading = read(source, 0, vocabulary);
        Line line = reading.whole();
        if (!source.substring(reading.next()).isBlank()) {
            throw new FailureException(
                    new Failure.Syntax(
                            source,
                            Span.at(reading.next()),
                            "a second line where one was expected",
                            null));
        }
        return line;
    }

    /** {@code $( line )} at the place, its closing bracket included. */
    static WordPart.Substitution substitution(Text text, boolean quoted) {
        int start = text.position;
        if (text.depth >= DEEPEST) {
            throw text.wrong(Span.at(start), "$( ) nested too deep", null);
        }
        text.operator(2);
        int inside = text.position;
        text.depth++;
        LineParser parser = new LineParser(text);
        parser.parts();
        text.depth--;
        Span span = text.from(inside);
        if (text.peek() == ')') {
            text.operator(1);
        } else {
            text.lacks(")", start, false);
        }
        Line line = new Line(text.source, parser.parts, parser.shadowed, span);
        return new WordPart.Substitution(line, quoted, text.from(start));
    }

    private void parts() {
        Part.Link link = Part.Link.ALWAYS;
        boolean wanted = false;
        while (true) {
            if (wanted || text.depth > 0) {
                text.skipToMore();
            } else {
                text.skipBlanksAndComment();
            }
            if (atLineEnd()) {
                return;
            }
            refuseEmpty();
            Part part = new PartReader(text, shadowed).read(link);
            text.skipBlanks();
            boolean background = text.peek() == '&' && text.peek(1) != '&';
            parts.add(background ? part.inBackground() : part);
            int separator = text.position;
            if (text.at("&&") || text.at("||")) {
                link = text.peek() == '&' ? Part.Link.AND : Part.Link.OR;
                wanted = true;
                text.operator(2);
                lacksRest(separator);
            } else if (background || text.peek() == ';' || atInnerNewline()) {
                link = Part.Link.ALWAYS;
                wanted = false;
                text.operator(1);
            } else {
                return;
            }
        }
    }

    private void lacksRest(int separator) {
        int saved = text.position;
        int tokens = text.tokens.size();
        text.skipToMore();
        if (text.atEnd()) {
            text.lacks("next part", separator, false);
        }
        text.position = saved;
        text.tokens.subList(tokens, text.tokens.size()).clear();
    }

    private boolean atInnerNewline() {
        return text.depth > 0 && text.peek() == '\n';
    }

    private boolean atLineEnd() {
        return text.atEnd() || text.peek() == '\n' || (text.depth > 0 && text.peek() == ')');
    }

    private void refuseEmpty() {
        char c = text.peek();
        if (c == ';' || c == '&' || text.at("||")) {
            throw text.wrong(Span.at(text.position), "nothing before " + c, null);
        }
    }

    private void lineEnd() {
        text.skipBlanksAndComment();
        if (text.peek() == '\n') {
            text.skipNewline();
        } else if (!text.atEnd()) {
            throw text.wrong(
                    Span.at(text.position), "unexpected " + text.peek(), "quote it with '…'");
        }
    }

    private void skipLine() {
        while (!text.atEnd() && text.peek() != '\n') {
            text.position++;
        }
        if (!text.atEnd()) {
            text.skipNewline();
        }
        text.position = Math.min(text.position, text.end);
    }

    /** Whether what stands after a pipe is jq. */
    static boolean isJq(Text text, Set<String> defined) {
        return AfterPipe.of(text, defined) == AfterPipe.JQ;
    }

    /** What a stage after a pipe is. */
    enum AfterPipe {
        HOST_FORCED,
        HOST,
        COMMAND_FORCED,
        COMMAND,
        FILTER,
        CLOSURE,
        JQ;

        static AfterPipe of(Text text, Set<String> defined) {
            if (text.peek() == '!' && text.peek(1) != '=') {
                return HOST_FORCED;
            }
            if (text.peek() == ':') {
                return COMMAND_FORCED;
            }
            int nameEnd = text.nameEnd(text.position);
            String name = text.source.substring(text.position, nameEnd);
            boolean gap = text.atGap(nameEnd);
            Vocabulary words = text.vocabulary;
            if (words.closures().contains(name)
                    && (gap || text.charAt(nameEnd) == '{' || StageReader.isEnd(text, nameEnd))) {
                return CLOSURE;
            }
            if (name.isEmpty() || !(gap || StageReader.isEnd(text, nameEnd))) {
                return JQ;
            }
            if (Vocabulary.isPrefix(name)) {
                return COMMAND_FORCED;
            }
            if (words.filters().contains(name)) {
                return FILTER;
            }
            if (words.pipePrograms().contains(name)) {
                return HOST;
            }
            boolean jq = words.jqWords().contains(name) || defined.contains(name);
            return words.commands().contains(name) && !jq ? COMMAND : JQ;
        }
    }
}
