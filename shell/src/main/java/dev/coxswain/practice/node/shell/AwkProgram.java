package dev.coxswain.practice.node.shell;

import java.util.ArrayList;
import java.util.List;

/** An awk program: what it does at the beginning, with each record that fits, and at the end. */
final class AwkProgram extends AwkExpressions {
    /** Does something; says whether the record is done with. */
    private interface Action {
        boolean next(AwkState state);
    }

    /** A pattern and what is done where it holds. */
    private record Rule(Expression pattern, Action action) {}

    private final List<Action> begin = new ArrayList<>();
    private final List<Action> end = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /**
     * Reads a program.
     *
     * @throws SyntaxProblem where it is none
     */
    AwkProgram(String text) {
        super(text);
        for (skip(); !peek().isEmpty(); skip()) {
            if (accept("BEGIN")) {
                begin.add(block());
            } else if (accept("END")) {
                end.add(block());
            } else {
                Expression pattern = peek().equals("{") ? _ -> "1" : expression();
                rules.add(new Rule(pattern, peek().equals("{") ? block() : this::whole));
            }
        }
    }

    void begin(AwkState state) {
        begin.forEach(each -> each.next(state));
    }

    void end(AwkState state) {
        end.forEach(each -> each.next(state));
    }

    boolean readsNothing() {
        return rules.isEmpty() && end.isEmpty();
    }

    void record(AwkState state) {
        for (Rule each : rules) {
            if (AwkState.truth(each.pattern().value(state)) && each.action().next(state)) {
                return;
            }
        }
    }

    private boolean whole(AwkState state) {
        state.output.append(state.field(0)).append(state.variable("ORS"));
        return false;
    }

    private void skip() {
        String token = peek();
        while (token.equals(";") || token.equals("\n")) {
            take();
            token = peek();
        }
    }

    private Action block() {
        expect("{");
        var all = new ArrayList<Action>();
        for (skip(); !accept("}"); skip()) {
            all.add(statement());
        }
        return state -> {
            for (Action each : all) {
                if (each.next(state)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Action statement() {
        return switch (peek()) {
            case "{" -> block();
            case "if" -> choice();
            case "while" -> {
                take();
                expect("(");
                Expression condition = list(")").getFirst();
                yield loop(condition, body(), _ -> false);
            }
            case "for" -> {
                take();
                yield counting();
            }
            case "next" -> {
                take();
                yield _ -> true;
            }
            case "print", "printf" -> output(take().equals("printf"));
            default -> evaluating(expression());
        };
    }

    private static Action evaluating(Expression expression) {
        return state -> {
            expression.value(state);
            return false;
        };
    }

    private Action body() {
        skip();
        return statement();
    }

    private Action choice() {
        take();
        expect("(");
        Expression condition = list(")").getFirst();
        Action then = body();
        skip();
        Action otherwise = accept("else") ? body() : _ -> false;
        return s -> (AwkState.truth(condition.value(s)) ? then : otherwise).next(s);
    }

    private static Action loop(Expression condition, Action body, Action step) {
        return state -> {
            while (AwkState.truth(condition.value(state))) {
                if (body.next(state)) {
                    return true;
                }
                step.next(state);
            }
            return false;
        };
    }

    private Action counting() {
        expect("(");
        Expression first = peek().equals(";") ? _ -> "" : expression();
        if (accept(")")) {
            return over(first);
        }
        expect(";");
        Expression condition = peek().equals(";") ? _ -> "1" : expression();
        expect(";");
        Expression step = peek().equals(")") ? _ -> "" : expression();
        expect(")");
        Action loop = loop(condition, body(), evaluating(step));
        return state -> {
            first.value(state);
            return loop.next(state);
        };
    }

    /** A loop over the keys of an array. */
    private Action over(Expression head) {
        if (!(head instanceof In(Expression key, String array))
                || !(key instanceof AwkPlace place)) {
            throw problem();
        }
        Action body = body();
        return state -> {
            for (String each : List.copyOf(state.array(array).keySet())) {
                place.set(state, each);
                if (body.next(state)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Action output(boolean formatted) {
        boolean before = printing(true);
        var all = new ArrayList<Expression>();
        while (!List.of("", ";", "\n", "}").contains(peek())) {
            all.add(expression());
            accept(",");
        }
        printing(before);
        return state -> {
            List<String> words = all.stream().map(each -> each.value(state)).toList();
            if (formatted && !words.isEmpty()) {
                state.output.append(AwkState.formatted(words));
            } else {
                String line = String.join(state.variable("OFS"), words);
                state.output.append(words.isEmpty() ? state.field(0) : line);
                state.output.append(state.variable("ORS"));
            }
            return false;
        };
    }
}
