package dev.coxswain.line;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes syntax in one line, for tests to compare. */
final class Sketch {
    static final Vocabulary VOCABULARY =
            new Vocabulary(
                    Set.of(
                            "get",
                            "apply",
                            "describe",
                            "delete",
                            "label",
                            "logs",
                            "exec",
                            "run",
                            "echo",
                            "events",
                            "jobs",
                            "wait",
                            "scale",
                            "use",
                            "create"),
                    Set.of("jq", "table", "rows", "head", "tail", "grep", "wc", "tee", "yaml"),
                    Set.of("each", "where"),
                    Set.of("curl", "date", "ls"),
                    Set.of("sed", "awk", "base64", "tr", "curl"),
                    Set.of("length", "sort", "label", "select", "map", "env", "keys", "if", "def"));

    private Sketch() {}

    static String of(String text) {
        return of(LineParser.parse(text, VOCABULARY));
    }

    static String of(Line line) {
        StringBuilder out = new StringBuilder();
        for (Part part : line.parts()) {
            if (!out.isEmpty()) {
                out.append(
                        switch (part.link()) {
                            case ALWAYS -> " ; ";
                            case AND -> " && ";
                            case OR -> " || ";
                        });
            }
            out.append(part.stages().stream().map(Sketch::of).collect(Collectors.joining(" | ")));
            out.append(part.background() ? " &" : "");
        }
        return out.toString();
    }

    private static String of(Stage stage) {
        String redirects =
                stage.redirects().stream()
                        .map(each -> " " + of(each))
                        .collect(Collectors.joining());
        return switch (stage) {
            case Stage.Command(var forced, var words, _, _) ->
                    (forced ? "command!" : "command") + of(words) + redirects;
            case Stage.Filter(var name, var words, _, _) ->
                    "filter " + name + of(words) + redirects;
            case Stage.Closure(var name, var body, _, _) ->
                    "closure " + name + "{" + body.code() + "}" + redirects;
            case Stage.Host(var words, _, _) -> "host" + of(words) + redirects;
            case Stage.HostLine(var text, _) -> "shell{" + text + "}";
            case Stage.Jq(var program, _, _, _) -> "jq{" + program + "}" + redirects;
            case Stage.Groovy(var code, _, var substitutions, var bare, _) ->
                    "groovy{" + code + "}" + of(substitutions, bare);
            case Stage.Last _ -> "_";
            case Stage.Rows(var rows, _) -> "rows" + rows;
        };
    }

    private static String of(
            List<WordPart.Substitution> parts, @org.jspecify.annotations.Nullable String bare) {
        return parts.stream().map(each -> "(" + of(each.line()) + ")").collect(Collectors.joining())
                + (bare == null ? "" : "?" + bare);
    }

    private static String of(Redirect redirect) {
        return redirect.kind().name().toLowerCase(java.util.Locale.ROOT)
                + (redirect.target() == null ? "" : of(List.of(redirect.target())));
    }

    private static String of(List<Word> words) {
        return words.stream().map(word -> "[" + of(word) + "]").collect(Collectors.joining());
    }

    private static String of(Word word) {
        return word.parts().stream().map(Sketch::of).collect(Collectors.joining("·"));
    }

    private static String of(WordPart part) {
        return switch (part) {
            case WordPart.Text(var text, var quoted, _) -> quoted ? "'" + text + "'" : text;
            case WordPart.Variable(var name, var quoted, _) -> (quoted ? "\"$" : "$") + name;
            case WordPart.Substitution(var line, var quoted, _) ->
                    (quoted ? "\"(" : "(") + of(line) + ")";
            case WordPart.Rows(var rows, _) -> rows.toString();
            case WordPart.Home _ -> "~";
        };
    }
}
