package dev.coxswain.jq;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes up jq programs and inputs; the same seed gives the same ones. */
final class JqPrograms {
    private final Random random;
    private final int expressions;
    private final Deque<String> variables = new ArrayDeque<>();
    private final Deque<String> functions = new ArrayDeque<>();
    private int names;

    /**
     * @param wide whether the expressions of {@link JqTemplates} are among them
     */
    JqPrograms(long seed, boolean wide) {
        this.expressions = wide ? 35 : 26;
        this.random = new Random(seed);
    }

    String input() {
        return one(JqVocabulary.INPUTS);
    }

    /** A program whose expressions nest up to this deep. */
    String program(int depth) {
        variables.clear();
        functions.clear();
        names = 0;
        String made = random.nextInt(6) == 0 ? "[" + pipe(depth) + "]" : pipe(depth);
        return made.startsWith("-") ? "0 | " + made : made;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String pipe(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> expression(depth) + " | " + expression(depth);
            case 2 -> expression(depth - 1) + ", " + expression(depth - 1);
            case 3 -> binding(depth);
            case 4 -> random.nextInt(3) == 0 ? definition(depth) : expression(depth);
            default -> expression(depth);
        };
    }

    private String expression(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (random.nextInt(expressions)) {
            case 26, 27, 28, 29, 30, 31, 32, 33, 34 -> filled(depth - 1);
            case 0, 1, 2 ->
                    term(depth - 1) + " " + one(JqVocabulary.OPERATORS) + " " + term(depth - 1);
            case 3 -> path(depth) + " " + one(JqVocabulary.UPDATES) + " " + term(depth - 1);
            case 4 -> condition(depth - 1);
            case 5 -> "try " + term(depth - 1) + handler(depth - 1);
            case 6 -> fold(depth - 1);
            case 7 -> construction(depth - 1);
            case 8 -> "[" + pipe(depth - 1) + "]";
            case 9 -> text(depth - 1);
            case 10, 11, 12 -> one(JqVocabulary.WITH_ONE) + "(" + argument(depth - 1) + ")";
            case 13 ->
                    one(JqVocabulary.WITH_TWO)
                            + "("
                            + argument(depth - 1)
                            + "; "
                            + argument(depth - 1)
                            + ")";
            case 14 -> "-" + term(depth - 1);
            case 15 -> path(depth);
            case 16 -> "path(" + path(depth) + ")";
            case 17 -> "del(" + path(depth) + (random.nextBoolean() ? ", " + path(1) : "") + ")";
            case 18 -> label(depth - 1);
            case 19 -> "limit(" + random.nextInt(4) + "; " + looping(depth - 1) + ")";
            case 20 -> term(depth - 1) + suffix(depth - 1);
            case 21 -> regex(depth - 1);
            case 22, 23 -> one(JqVocabulary.FUNCTIONS);
            default -> term(depth);
        };
    }

    private String filled(int depth) {
        StringBuilder made = new StringBuilder("(");
        for (char c : one(JqTemplates.EXPRESSIONS).toCharArray()) {
            switch (c) {
                case '§' -> made.append(pipe(depth));
                case '¶' -> made.append(path(depth));
                case '¤' -> made.append(leaf());
                case '®' -> made.append(one(JqVocabulary.REGEXES));
                default -> made.append(c);
            }
        }
        return made.append(')').toString();
    }

    private String leaf() {
        if (!variables.isEmpty() && random.nextInt(3) == 0) {
            return one(List.copyOf(variables));
        }
        if (!functions.isEmpty() && random.nextInt(6) == 0) {
            return one(List.copyOf(functions));
        }
        return random.nextInt(5) == 0 ? one(JqVocabulary.FUNCTIONS) : one(JqVocabulary.LEAVES);
    }

    private String term(int depth) {
        return depth <= 0 || random.nextInt(3) == 0 ? leaf() : "(" + pipe(depth - 1) + ")";
    }

    private String argument(int depth) {
        return random.nextInt(3) == 0 ? one(JqVocabulary.REGEXES) : pipe(depth);
    }

    private String handler(int depth) {
        return random.nextBoolean() ? " catch " + term(depth) : "";
    }

    private String condition(int depth) {
        String head = "if " + pipe(depth) + " then " + pipe(depth);
        return switch (random.nextInt(3)) {
            case 0 -> head + " end";
            case 1 -> head + " elif " + pipe(depth) + " then " + pipe(0) + " else . end";
            default -> head + " else " + pipe(depth) + " end";
        };
    }

    private <T> T within(String name, Supplier<T> body) {
        variables.push(name);
        try {
            return body.get();
        } finally {
            variables.pop();
        }
    }

    private String variable() {
        names++;
        return "$v" + names % 7;
    }

    private String pattern(String name) {
        return switch (random.nextInt(9)) {
            case 0 -> "[" + name + "]";
            case 1 -> "{a: " + name + "}";
            case 2 -> "[" + name + ", [" + name + "]]";
            case 3 -> "{" + name + "}";
            case 4 -> "{\"b\": [" + name + "]}";
            default -> name;
        };
    }

    private String binding(int depth) {
        String name = variable();
        String source = term(depth - 1);
        String first = pattern(name);
        String other = random.nextInt(6) == 0 ? " ?// " + pattern(name) : "";
        return source + " as " + first + other + " | " + within(name, () -> pipe(depth - 1));
    }

    private String fold(int depth) {
        String name = variable();
        String source = term(depth);
        String head = " as " + pattern(name) + " (" + pipe(0) + "; ";
        return switch (random.nextInt(3)) {
            case 0 -> "reduce " + source + head + within(name, () -> pipe(depth)) + ")";
            case 1 -> "foreach " + source + head + within(name, () -> pipe(depth)) + ")";
            default ->
                    "foreach "
                            + source
                            + head
                            + within(name, () -> pipe(depth) + "; " + pipe(depth))
                            + ")";
        };
    }

    private String definition(int depth) {
        names++;
        String name = "f" + names % 5;
        String head;
        String call;
        switch (random.nextInt(3)) {
            case 0 -> {
                head = name + ": " + pipe(depth - 1);
                call = name;
            }
            case 1 -> {
                head = name + "(g): " + pipe(0) + " | g | " + pipe(0);
                call = name + "(.a)";
            }
            default -> {
                head = name + "($p): " + within("$p", () -> pipe(depth - 1));
                call = name + "(1, 2)";
            }
        }
        functions.push(call);
        try {
            return "def " + head + "; " + pipe(depth - 1);
        } finally {
            functions.pop();
        }
    }

    private String label(int depth) {
        return "(label $l | " + pipe(depth) + ", break $l, " + pipe(0) + ")";
    }

    private String looping(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> "repeat(" + term(depth) + ")";
            case 1 -> "while(type == \"number\" and . < 20; . + 3)";
            case 2 -> "range(0; 10; " + (1 + random.nextInt(3)) + ")";
            default -> pipe(depth);
        };
    }

    private String construction(int depth) {
        String key =
                switch (random.nextInt(5)) {
                    case 0 -> "(" + pipe(depth) + " | tostring)";
                    case 1 -> "\"k\\(" + pipe(0) + ")\"";
                    case 2 -> "\"a\"";
                    default -> "a";
                };
        return "{" + key + ": " + term(depth) + (random.nextBoolean() ? ", b: 1}" : ", c}");
    }

    private String text(int depth) {
        String format = one(List.of("", "", "@json ", "@base64 ", "@uri ", "@html ", "@sh "));
        return format + "\"x\\(" + pipe(depth) + ")y\\(" + pipe(0) + ")\"";
    }

    private String suffix(int depth) {
        return one(List.of("[0]", "[]?", ".a", "?", "[1:]", "[:-1]", "[]", ".a?", "[\"a\"]"))
                + (depth > 1 && random.nextBoolean() ? "[" + pipe(0) + "]?" : "");
    }

    private String regex(int depth) {
        String pattern = one(JqVocabulary.REGEXES);
        String flags = one(List.of("\"g\"", "\"gi\"", "\"\"", "null", "\"gx\""));
        return switch (random.nextInt(6)) {
            case 0 -> "sub(" + pattern + "; " + pipe(depth) + ")";
            case 1 -> "gsub(" + pattern + "; \"<\\(.x)>\")";
            case 2 -> "[match(" + pattern + "; " + flags + ") | .offset, .string, .length]";
            case 3 -> "[scan(" + pattern + ")]";
            case 4 -> "[splits(" + pattern + ")]";
            default -> "capture(" + pattern + "; " + flags + ")";
        };
    }

    private String path(int depth) {
        if (depth <= 0) {
            return one(
                    List.of(
                            ".", ".a", ".b", ".[0]", ".[1]", ".[-1]", ".[]", ".[]?", ".[1:]", "..",
                            ".a.b", "empty", ".c?", ".[:1]"));
        }
        return switch (random.nextInt(15)) {
            case 0 -> path(depth - 1) + ".a";
            case 1 -> path(depth - 1) + "[0]";
            case 2 -> path(depth - 1) + "[]?";
            case 3 -> "(" + path(depth - 1) + ", " + path(depth - 1) + ")";
            case 4 -> "(" + path(depth - 1) + " | " + path(depth - 1) + ")";
            case 5 -> "(" + path(depth - 1) + " | select(" + expression(depth - 1) + "))";
            case 6 -> "first(" + path(depth - 1) + ")";
            case 7 -> "getpath([\"a\", \"b\"])";
            case 8 -> "(if " + leaf() + " then " + path(depth - 1) + " else " + path(0) + " end)";
            case 9 -> "(" + path(depth - 1) + " // " + path(depth - 1) + ")";
            case 10 -> "limit(1; " + path(depth - 1) + ")";
            case 11 -> "(try " + path(0) + " catch " + path(0) + ")";
            case 12 -> "recurse";
            default -> path(0);
        };
    }
}
