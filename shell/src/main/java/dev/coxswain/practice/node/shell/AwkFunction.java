package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.shell.AwkExpressions.Expression;

import java.util.List;
import java.util.Locale;

/** The functions that awk programs can call. */
final class AwkFunction {
    private AwkFunction() {}

    static Expression of(String name, List<Expression> arguments) {
        Expression first = arguments.isEmpty() ? s -> s.field(0) : arguments.getFirst();
        return switch (name) {
            case "length" -> s -> String.valueOf(first.value(s).length());
            case "toupper" -> s -> first.value(s).toUpperCase(Locale.ROOT);
            case "tolower" -> s -> first.value(s).toLowerCase(Locale.ROOT);
            case "int" -> s -> String.valueOf((long) AwkState.number(first.value(s)));
            case "index" -> s -> String.valueOf(first.value(s).indexOf(at(arguments, 1, s)) + 1);
            case "sprintf" ->
                    s -> AwkState.formatted(arguments.stream().map(e -> e.value(s)).toList());
            case "split" -> s -> split(arguments, s);
            default -> s -> part(arguments, s);
        };
    }

    private static String at(List<Expression> arguments, int index, AwkState state) {
        return index < arguments.size() ? arguments.get(index).value(state) : "";
    }

    private static String split(List<Expression> arguments, AwkState state) {
        if (arguments.size() < 2 || !(arguments.get(1) instanceof AwkPlace.Variable(String name))) {
            throw new SyntaxProblem("syntax error at source line 1");
        }
        String by = arguments.size() > 2 ? at(arguments, 2, state) : state.variable("FS");
        List<String> parts = AwkState.split(at(arguments, 0, state), by);
        state.array(name).clear();
        for (int i = 0; i < parts.size(); i++) {
            state.array(name).put(String.valueOf(i + 1), parts.get(i));
        }
        return String.valueOf(parts.size());
    }

    private static String part(List<Expression> arguments, AwkState state) {
        String text = at(arguments, 0, state);
        int from = (int) AwkState.number(at(arguments, 1, state)) - 1;
        int end =
                arguments.size() > 2
                        ? from + (int) AwkState.number(at(arguments, 2, state))
                        : text.length();
        int start = Math.max(0, Math.min(from, text.length()));
        return text.substring(start, Math.max(start, Math.min(end, text.length())));
    }
}
