package dev.coxswain.line;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** Finds the place of the cursor at the end of a text. */
final class CursorFinder {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]*");

    private final String text;
    private final Vocabulary vocabulary;

    CursorFinder(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
    }

    Cursor find() {
        Reading reading = LineParser.read(text, 0, vocabulary);
        while (reading.next() < text.length()
                || (reading.missing() == null && text.endsWith("\n") && reading.next() > 0)) {
            if (reading.next() >= text.length()) {
                return new Cursor.Start(false, "", here());
            }
            reading = LineParser.read(text, reading.next(), vocabulary);
        }
        if (reading.error() != null || inComment(reading)) {
            return new Cursor.Nowhere();
        }
        return inLine(reading.line(), reading);
    }

    private boolean inComment(Reading reading) {
        return reading.tokens().stream()
                .anyMatch(
                        token ->
                                token.kind() == Token.Kind.COMMENT
                                        && token.span().end() == text.length());
    }

    private Span here() {
        return new Span(text.length(), text.length());
    }

    private Cursor inLine(Line line, Reading reading) {
        if (line.parts().isEmpty() || afterSeparator(line)) {
            return new Cursor.Start(false, "", here());
        }
        Part part = line.parts().getLast();
        Stage last = part.stages().getLast();
        List<Stage> before = part.stages().subList(0, part.stages().size() - 1);
        if (text.stripTrailing().endsWith("|")
                && last.span().end() < text.stripTrailing().length()) {
            return new Cursor.AfterPipe(part.stages(), "", here());
        }
        return inStage(last, before, reading);
    }

    private boolean afterSeparator(Line line) {
        String rest = text.substring(line.parts().getLast().span().end()).strip();
        return rest.equals(";") || rest.equals("&&") || rest.equals("||") || rest.equals("&");
    }

    private Cursor inStage(Stage stage, List<Stage> before, Reading reading) {
        for (Redirect redirect : stage.redirects()) {
            Word target = redirect.target();
            if (target != null && target.span().end() == text.length()) {
                return file(target, reading);
            }
        }
        return switch (stage) {
            case Stage.Command(var forced, var words, _, _) ->
                    words(new Words(stage, before, words, forced), reading);
            case Stage.Filter filter -> filter(filter, before, reading);
            case Stage.Host(var words, _, _) ->
                    words(new Words(stage, before, words, false), reading);
            case Stage.Jq jq -> jq(jq, before);
            case Stage.Groovy groovy -> groovy(groovy, reading);
            case Stage.Closure closure -> groovy(closure.body(), reading);
            case Stage.Last _, Stage.Rows _, Stage.HostLine _ -> new Cursor.Nowhere();
        };
    }

    private Cursor filter(Stage.Filter filter, List<Stage> before, Reading reading) {
        Span name = new Span(filter.span().start(), filter.span().start() + filter.name().length());
        if (filter.words().isEmpty()
                && filter.span().end() == text.length()
                && name.end() == text.length()) {
            return new Cursor.AfterPipe(before, filter.name(), name);
        }
        return words(new Words(filter, before, filter.words(), false), reading);
    }

    private record Words(Stage stage, List<Stage> before, List<Word> words, boolean forced) {}

    private Cursor words(Words at, Reading reading) {
        List<Word> words = at.words();
        boolean inside = !words.isEmpty() && words.getLast().span().end() == text.length();
        Word current = inside ? words.getLast() : null;
        Cursor nested = current == null ? null : inside(current, reading);
        if (nested != null) {
            return nested;
        }
        List<Word> earlier = inside ? words.subList(0, words.size() - 1) : words;
        String prefix = current == null ? "" : prefix(current);
        Span span = current == null ? here() : current.span();
        boolean named = at.stage() instanceof Stage.Filter;
        if (earlier.isEmpty() && !named) {
            return at.before().isEmpty()
                    ? new Cursor.Start(at.forced(), prefix, span)
                    : new Cursor.AfterPipe(at.before(), prefix, span);
        }
        return new Cursor.Argument(
                at.stage(), at.before(), earlier, prefix, span, quote(span, reading));
    }

    private static char quote(Span word, Reading reading) {
        Reading.Missing missing = reading.missing();
        if (missing == null || missing.opened().start() < word.start()) {
            return 0;
        }
        return missing.what().equals("'") || missing.what().equals("\"")
                ? missing.what().charAt(0)
                : 0;
    }

    private Cursor file(Word target, Reading reading) {
        Cursor nested = inside(target, reading);
        return nested != null ? nested : new Cursor.File(prefix(target), target.span());
    }

    /** The place inside the last part of a word, where that is a language of its own. */
    private @Nullable Cursor inside(Word word, Reading reading) {
        return word.parts().isEmpty() ? null : inside(word.parts().getLast(), reading);
    }

    private @Nullable Cursor inside(WordPart part, Reading reading) {
        if (part.span().end() != text.length()) {
            return null;
        }
        return switch (part) {
            case WordPart.Substitution(var line, _, var span)
                    when line.span().end() == span.end() ->
                    inLine(line, reading);
            case WordPart.Variable(var name, _, var span) when !text.endsWith("}") ->
                    new Cursor.Variable(name, new Span(span.end() - name.length(), span.end()));
            case WordPart.Text(var value, _, var span) when isLoneDollar(value, span) ->
                    new Cursor.Variable("", here());
            default -> null;
        };
    }

    private boolean isLoneDollar(String value, Span span) {
        return value.endsWith("$") && span.end() == text.length() && !text.endsWith("'");
    }

    private static String prefix(Word word) {
        StringBuilder prefix = new StringBuilder();
        for (WordPart part : word.parts()) {
            if (part instanceof WordPart.Text(var value, _, _)) {
                prefix.append(value);
            } else if (part instanceof WordPart.Home) {
                prefix.append('~');
            }
        }
        return prefix.toString();
    }

    private Cursor jq(Stage.Jq jq, List<Stage> before) {
        Span span = jq.programSpan();
        boolean after = !(before.isEmpty() || before.getFirst().span().equals(jq.span()));
        if (after && span.end() == text.length() && WORD.matcher(jq.program()).matches()) {
            return new Cursor.AfterPipe(before, jq.program(), span);
        }
        Span all = new Span(span.start(), text.length());
        return new Cursor.Jq(before, all.of(text), all);
    }

    private Cursor groovy(Stage.Groovy groovy, Reading reading) {
        if (!groovy.substitutions().isEmpty()) {
            Cursor nested = inside(groovy.substitutions().getLast(), reading);
            if (nested != null) {
                return nested;
            }
        }
        String bare = groovy.bareWord();
        if (bare != null
                && groovy.codeSpan().end() == text.length()
                && bare.equals(groovy.code())) {
            return new Cursor.Start(false, bare, groovy.codeSpan());
        }
        Span all = new Span(groovy.codeSpan().start(), text.length());
        return new Cursor.Groovy(all.of(text), all);
    }
}
