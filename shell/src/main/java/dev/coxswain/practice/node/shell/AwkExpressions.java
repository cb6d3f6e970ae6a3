package dev.coxswain.practice.node.shell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the expressions of an awk program into what gives their values. */
class AwkExpressions extends AwkTokens {
    private static final Set<String> FUNCTIONS =
            Set.of("length", "substr", "toupper", "tolower", "index", "int", "sprintf", "split");

    /** Gives a value; numbers are their texts. */
    interface Expression {
        String value(AwkState state);
    }

    AwkExpressions(String text) {
        super(text);
    }

    Expression expression() {
        Expression left = binary(0);
        if (accept("?")) {
            Expression then = expression();
            expect(":");
            Expression otherwise = expression();
            return s -> (AwkState.truth(left.value(s)) ? then : otherwise).value(s);
        }
        String operator = peek();
        if (left instanceof AwkPlace place && operator.matches("[-+*/%]?=")) {
            take();
            Expression given = expression();
            return operator.equals("=")
                    ? s -> place.set(s, given.value(s))
                    : s -> place.set(s, calculate(operator, place.value(s), given.value(s)));
        }
        return left;
    }

    private static final List<Set<String>> LEVELS =
            List.of(
                    Set.of("||"),
                    Set.of("&&"),
                    Set.of("in"),
                    Set.of("~", "!~"),
                    Set.of("<", "<=", "==", "!=", ">", ">="),
                    Set.of(" "),
                    Set.of("+", "-"),
                    Set.of("*", "/", "%"),
                    Set.of("^"));

    private Expression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        while (true) {
            String operator = peek();
            boolean joins = LEVELS.get(level).contains(" ") && beginsValue(operator);
            if (!joins
                    && (!LEVELS.get(level).contains(operator)
                            || (printing() && operator.equals(">")))) {
                return left;
            }
            Expression first = left;
            if (joins) {
                Expression second = binary(level + 1);
                left = s -> first.value(s) + second.value(s);
            } else {
                take();
                left = joined(operator, first, operator.equals("in") ? null : binary(level + 1));
            }
        }
    }

    private Expression joined(String operator, Expression left, @Nullable Expression right) {
        if (right == null) {
            return new In(left, take());
        }
        return switch (operator) {
            case "||" -> s -> bit(AwkState.truth(left.value(s)) || AwkState.truth(right.value(s)));
            case "&&" -> s -> bit(AwkState.truth(left.value(s)) && AwkState.truth(right.value(s)));
            case "~" -> s -> bit(found(pattern(right, s), left.value(s)));
            case "!~" -> s -> bit(!found(pattern(right, s), left.value(s)));
            case "<", "<=", "==", "!=", ">", ">=" ->
                    s -> bit(compares(operator, left.value(s), right.value(s)));
            default -> s -> calculate(operator, left.value(s), right.value(s));
        };
    }

    private static boolean beginsValue(String token) {
        return token.startsWith("\"")
                || token.equals("$")
                || token.equals("(")
                || (token.matches("[\\w.].*") && !token.equals("in"));
    }

    static String bit(boolean value) {
        return value ? "1" : "0";
    }

    private static String pattern(Expression right, AwkState state) {
        return right instanceof Regex(String regex) ? regex : right.value(state);
    }

    /** A regular expression, which by itself is whether the record has it. */
    record Regex(String regex) implements Expression {
        @Override
        public String value(AwkState state) {
            return bit(found(regex, state.field(0)));
        }
    }

    /** Whether an array has a key. */
    record In(Expression key, String array) implements Expression {
        @Override
        public String value(AwkState state) {
            return bit(state.array(array).containsKey(key.value(state)));
        }
    }

    static boolean found(String regex, String text) {
        return Pattern.compile(regex).matcher(text).find();
    }

    private static boolean compares(String operator, String left, String right) {
        boolean numbers =
                (AwkState.isNumber(left) || left.isEmpty())
                        && (AwkState.isNumber(right) || right.isEmpty())
                        && !(left.isEmpty() && right.isEmpty());
        int order =
                numbers
                        ? Double.compare(AwkState.number(left), AwkState.number(right))
                        : left.compareTo(right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    static String calculate(String operator, String first, String second) {
        double left = AwkState.number(first);
        double right = AwkState.number(second);
        if ("/%".indexOf(operator.charAt(0)) >= 0 && right == 0) {
            throw new SyntaxProblem("division by zero");
        }
        return AwkState.text(
                switch (operator.charAt(0)) {
                    case '+' -> left + right;
                    case '-' -> left - right;
                    case '*' -> left * right;
                    case '/' -> left / right;
                    case '%' -> left % right;
                    default -> Math.pow(left, right);
                });
    }

    private Expression unary() {
        if (accept("!")) {
            Expression of = unary();
            return s -> bit(!AwkState.truth(of.value(s)));
        }
        if (accept("-")) {
            Expression of = unary();
            return s -> AwkState.text(-AwkState.number(of.value(s)));
        }
        for (String step : List.of("++", "--")) {
            if (accept(step) && unary() instanceof AwkPlace place) {
                return s -> place.set(s, calculate(step, place.value(s), "1"));
            }
        }
        Expression of = primary();
        for (String step : List.of("++", "--")) {
            if (of instanceof AwkPlace place && accept(step)) {
                return s -> {
                    String before = AwkState.text(AwkState.number(place.value(s)));
                    place.set(s, calculate(step, before, "1"));
                    return before;
                };
            }
        }
        return of;
    }

    private Expression primary() {
        String token = take();
        if (token.startsWith("\"")) {
            String value = TextApplets.unescape(token.substring(1, token.length() - 1));
            return _ -> value.replace("\\\"", "\"");
        }
        if (token.equals("(")) {
            boolean before = printing(false);
            Expression inner = expression();
            expect(")");
            printing(before);
            return inner;
        }
        if (token.equals("$")) {
            Expression index = primary();
            return new AwkPlace.Field(index);
        }
        if (token.equals("/")) {
            return new Regex(until('/'));
        }
        if (token.isEmpty() || !token.matches("[\\w.]+")) {
            throw problem();
        }
        return Character.isDigit(token.charAt(0)) || token.charAt(0) == '.'
                ? _ -> token
                : named(token);
    }

    private Expression named(String name) {
        if (FUNCTIONS.contains(name)) {
            return AwkFunction.of(name, accept("(") ? list(")") : List.of());
        }
        if (accept("[")) {
            return new AwkPlace.Element(name, list("]").getFirst());
        }
        return new AwkPlace.Variable(name);
    }

    /** Expressions between commas, up to a sign that is taken too. */
    List<Expression> list(String end) {
        boolean before = printing(false);
        var all = new ArrayList<Expression>();
        while (!accept(end)) {
            all.add(expression());
            accept(",");
        }
        printing(before);
        return all;
    }
}
