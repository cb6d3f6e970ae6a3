package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one pipe: its head, whose language the first token decides, then its stages. */
final class PartReader {
    private final Text text;
    private final List<String> shadowed;
    private final List<Stage> stages = new ArrayList<>();

    PartReader(Text text, List<String> shadowed) {
        this.text = text;
        this.shadowed = shadowed;
    }

    Part read(Part.Link link) {
        int start = text.position;
        head();
        while (true) {
            text.skipBlanksAndComment();
            if (text.peek() != '|' || text.peek(1) == '|') {
                return new Part(link, stages, false, text.from(start));
            }
            int pipe = text.position;
            text.operator(1);
            text.skipToMore();
            if (text.atEnd()) {
                text.lacks("next stage", pipe, false);
                return new Part(link, stages, false, text.from(start));
            }
            stages.add(stage());
        }
    }

    private void head() {
        int start = text.position;
        char c = text.peek();
        switch (c) {
            case ':' -> {
                text.operator(1);
                text.skipBlanks();
                forced(start);
            }
            case '=' -> {
                text.operator(1);
                stages.add(GroovyReader.read(text, start, shadowed, true));
            }
            case '!' -> stages.add(hostLine(start));
            case '|' -> stages.add(new Stage.Last(new Span(start, start)));
            case '%' -> stages.add(rows(start));
            default -> named(start);
        }
    }

    private void forced(int start) {
        if (atNothing()) {
            throw text.wrong(text.from(start), "no command after :", null);
        }
        stages.add(StageReader.command(text, true, start));
    }

    private boolean atNothing() {
        return StageReader.isEnd(text, text.position) && !text.atEnd();
    }

    private void named(int start) {
        if (beginsJq()) {
            stages.add(new Stage.Last(new Span(start, start)));
            stages.add(JqReader.read(text, start));
            return;
        }
        Head head = Head.of(text);
        stages.add(
                switch (head) {
                    case COMMAND -> StageReader.command(text, false, start);
                    case PROGRAM -> StageReader.host(text, start);
                    case GROOVY -> GroovyReader.read(text, start, shadowed, false);
                });
    }

    private boolean beginsJq() {
        if (text.peek() != '.') {
            return false;
        }
        char next = text.peek(1);
        return text.atGap(text.position + 1)
                || StageReader.isEnd(text, text.position + 1)
                || Character.isLetter(next)
                || "_[\"?.".indexOf(next) >= 0;
    }

    private Stage rows(int start) {
        Word word = WordReader.read(text, WordReader.Marks.OURS);
        boolean alone = StageReader.isEnd(text, text.blanksEnd(text.position));
        if (word == null || !alone || !(word.parts().getFirst() instanceof WordPart.Rows rows)) {
            throw text.wrong(
                    text.from(start),
                    "a line that begins with % is rows of the last table",
                    "write %2, %1..3 or %1,4 and then nothing or a pipe");
        }
        return new Stage.Rows(rows.rows(), text.from(start));
    }

    private Stage hostLine(int start) {
        text.operator(1);
        int from = text.position;
        int parentheses = 0;
        StringBuilder command = new StringBuilder();
        while (!text.atEnd() && text.peek() != '\n') {
            char c = text.peek();
            if (text.atJoin()) {
                text.skipJoin();
                continue;
            }
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (text.depth > 0 && parentheses < 0) {
                break;
            }
            command.append(c);
            text.position++;
        }
        text.token(Token.Kind.PROGRAM, from);
        if (command.toString().isBlank()) {
            throw text.wrong(text.from(start), "no program after !", null);
        }
        return new Stage.HostLine(command.toString().strip(), text.from(start));
    }

    private Stage stage() {
        int start = text.position;
        LineParser.AfterPipe kind = LineParser.AfterPipe.of(text, Set.of());
        return switch (kind) {
            case HOST_FORCED -> {
                text.operator(1);
                text.skipBlanks();
                yield StageReader.host(text, start);
            }
            case HOST -> StageReader.host(text, start);
            case COMMAND_FORCED -> {
                boolean colon = text.peek() == ':';
                if (colon) {
                    text.operator(1);
                    text.skipBlanks();
                }
                yield StageReader.command(text, colon, start);
            }
            case COMMAND -> StageReader.command(text, false, start);
            case FILTER -> StageReader.filter(text, name(), start);
            case CLOSURE -> StageReader.closure(text, name(), start);
            case JQ -> JqReader.read(text, start);
        };
    }

    private String name() {
        return text.source.substring(text.position, text.nameEnd(text.position));
    }

    /** What the first word of a line makes of it. */
    enum Head {
        COMMAND,
        PROGRAM,
        GROOVY;

        private static final Set<String> OPERATORS =
                Set.of(
                        "=", "+=", "-=", "*=", "/=", "%=", "**=", "?=", "|=", "&=", "^=", "<<=",
                        ">>=", "==", "!=", "===", "!==", "=~", "==~", "<=>", "++");

        /** Rule 4, for the text at the place. */
        static Head of(Text text) {
            int nameEnd = text.nameEnd(text.position);
            String name = text.source.substring(text.position, nameEnd);
            if (name.isEmpty() || !text.vocabulary.startsCommandLine(name)) {
                return GROOVY;
            }
            boolean groovy =
                    text.atGap(nameEnd)
                            ? groovyFollows(text, text.blanksEnd(nameEnd))
                            : !endsAt(text, nameEnd);
            if (groovy) {
                return GROOVY;
            }
            boolean program =
                    !text.vocabulary.commands().contains(name) && !Vocabulary.isPrefix(name);
            return program ? PROGRAM : COMMAND;
        }

        private static boolean endsAt(Text text, int index) {
            return StageReader.isEnd(text, index) && operatorAt(text, index) == null;
        }

        private static boolean groovyFollows(Text text, int index) {
            char c = text.charAt(index);
            String operator = operatorAt(text, index);
            return c == '('
                    || c == '{'
                    || (operator != null
                            && (text.atGap(index + operator.length())
                                    || index + operator.length() >= text.end));
        }

        /** The longest assignment or comparison operator at an index. */
        static @Nullable String operatorAt(Text text, int index) {
            for (int length = 3; length > 0; length--) {
                if (index + length <= text.end) {
                    String candidate = text.source.substring(index, index + length);
                    if (OPERATORS.contains(candidate)) {
                        return candidate;
                    }
                }
            }
            return null;
        }
    }
}
