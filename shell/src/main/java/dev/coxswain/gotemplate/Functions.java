package dev.coxswain.gotemplate;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of templates. */
final class Functions {
    /**
     * How many arguments a function takes.
     *
     * @param fixed the least
     * @param more whether any number may follow
     */
    private record Shape(int fixed, boolean more) {}

    private static final Map<String, Shape> ALL =
            Map.ofEntries(
                    Map.entry("and", new Shape(1, true)),
                    Map.entry("or", new Shape(1, true)),
                    Map.entry("not", new Shape(1, false)),
                    Map.entry("call", new Shape(1, true)),
                    Map.entry("len", new Shape(1, false)),
                    Map.entry("index", new Shape(1, true)),
                    Map.entry("slice", new Shape(1, true)),
                    Map.entry("print", new Shape(0, true)),
                    Map.entry("printf", new Shape(1, true)),
                    Map.entry("println", new Shape(0, true)),
                    Map.entry("html", new Shape(0, true)),
                    Map.entry("js", new Shape(0, true)),
                    Map.entry("urlquery", new Shape(0, true)),
                    Map.entry("eq", new Shape(1, true)),
                    Map.entry("ne", new Shape(2, false)),
                    Map.entry("lt", new Shape(2, false)),
                    Map.entry("le", new Shape(2, false)),
                    Map.entry("gt", new Shape(2, false)),
                    Map.entry("ge", new Shape(2, false)),
                    Map.entry("exists", new Shape(1, true)),
                    Map.entry("base64decode", new Shape(1, false)));

    private Functions() {}

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    /** What is wrong with the number of arguments, if anything. */
    static Optional<String> count(String name, int words, boolean piped) {
        Shape shape = java.util.Objects.requireNonNull(ALL.get(name));
        int given = words + (piped ? 1 : 0);
        if (shape.more && given < shape.fixed) {
            return Optional.of(wrong(name, "at least " + shape.fixed, words));
        }
        return !shape.more && given != shape.fixed
                ? Optional.of(wrong(name, Integer.toString(shape.fixed), given))
                : Optional.empty();
    }

    private static String wrong(String name, String wanted, int given) {
        return "wrong number of args for " + name + ": want " + wanted + " got " + given;
    }

    /**
     * The argument as the function's parameter takes it.
     *
     * @param index which argument, from 0
     * @param word what it was written as
     */
    static Value fit(Evaluation evaluation, String name, int index, Value value, Node word) {
        boolean text = name.equals("base64decode") || (name.equals("printf") && index == 0);
        if (!text) {
            return value;
        }
        if (value.raw() instanceof String) {
            return value.unboxed();
        }
        if (word instanceof Node.Constant) {
            throw evaluation.error("expected string; found " + word);
        }
        if (word instanceof Node.Nil) {
            throw evaluation.error("cannot assign nil to string");
        }
        throw evaluation.error(
                value.raw() == null && !value.boxed()
                        ? "invalid value; expected string"
                        : "wrong type for value; expected string; got "
                                + (value.raw() == null ? value.typeName() : value.innerType()));
    }

    /**
     * The value of a call.
     *
     * @param words what the arguments were written as
     */
    static Value call(String name, List<Value> arguments, List<Node> words) {
        return switch (name) {
            case "not" -> Value.of(!arguments.getFirst().truth());
            case "len" -> Value.of(Elements.length(arguments.getFirst()));
            case "index" -> Elements.index(arguments);
            case "slice" -> Elements.slice(arguments);
            case "exists" -> Value.of(Elements.exists(arguments));
            case "print" -> Value.of(Printing.print(raws(arguments)));
            case "println" -> Value.of(Printing.println(raws(arguments)));
            case "printf" -> Value.of(Verbs.format(raws(arguments)));
            case "html" -> Value.of(Escapes.html(joined(arguments)));
            case "js" -> Value.of(Escapes.js(joined(arguments)));
            case "urlquery" -> Value.of(Escapes.query(joined(arguments)));
            case "eq" -> Value.of(Comparisons.equal(arguments));
            case "ne" -> Value.of(!Comparisons.equal(arguments));
            case "lt" -> Value.of(Comparisons.less(arguments));
            case "le" -> Value.of(Comparisons.lessOrEqual(arguments));
            case "gt" -> Value.of(!Comparisons.lessOrEqual(arguments));
            case "ge" -> Value.of(!Comparisons.less(arguments));
            case "base64decode" -> Value.of(decoded(arguments.getFirst()));
            default ->
                    throw uncallable(
                            arguments.getFirst(),
                            words.isEmpty() ? "nil" : words.getFirst().toString());
        };
    }

    /** No value of the data is a function. */
    private static TemplateException uncallable(Value value, String word) {
        return new TemplateException(
                value.raw() == null
                        ? "call of nil"
                        : "non-function " + word + " of type " + value.innerType());
    }

    private static List<Object> raws(List<Value> values) {
        return values.stream().map(each -> each.raw() == null ? Printing.NIL : each.raw()).toList();
    }

    private static String joined(List<Value> values) {
        if (values.size() == 1 && values.getFirst().raw() instanceof String text) {
            return text;
        }
        return Printing.print(
                values.stream()
                        .<Object>map(v -> v.raw() == null ? Printing.NO_VALUE : v.raw())
                        .toList());
    }

    private static String decoded(Value value) {
        String text = (String) java.util.Objects.requireNonNull(value.raw());
        String body = text.replace("\r", "").replace("\n", "");
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            boolean padding = c == '=' && i >= body.length() - 2;
            if (c > 0x7f || !(Character.isLetterOrDigit(c) || c == '+' || c == '/' || padding)) {
                throw corrupt(i);
            }
        }
        if (body.length() % 4 != 0) {
            throw corrupt(body.length() / 4 * 4);
        }
        try {
            return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw corrupt(body.indexOf('='));
        }
    }

    private static TemplateException corrupt(int at) {
        return new TemplateException(
                "base64 decode failed: illegal base64 data at input byte " + at);
    }
}
