package dev.coxswain.practice.node.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code $((…))}: whole numbers and variables, with the operators of C and {@code **}.
 */
final class Arithmetic {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z_]\\w*)(<<|>>|[-+*/%&|^]?)=(?!=)");
    private static final Pattern STEP_BEFORE = Pattern.compile("(\\+\\+|--)([A-Za-z_]\\w*)");

    private final String text;
    private final Variables variables;
    private int at;

    Arithmetic(String text, Variables variables) {
        this.text = text.replaceAll("\\s+", "");
        this.variables = variables;
    }

    long value() {
        long value = assigned();
        if (at < text.length()) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
        return value;
    }

    private boolean accept(String symbol) {
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    /** An assignment, or a choice between two values, or one value. */
    private long assigned() {
        Matcher target = ASSIGNMENT.matcher(text.substring(at));
        if (target.lookingAt()) {
            at += target.end();
            String name = target.group(1);
            String operator = target.group(2);
            long given = assigned();
            String changed =
                    operator.isEmpty()
                            ? String.valueOf(given)
                            : name + operator + "(" + given + ")";
            return set(name, new Arithmetic(changed, variables).value());
        }
        long value = either();
        if (!accept("?")) {
            return value;
        }
        long then = assigned();
        if (!accept(":")) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
        long otherwise = assigned();
        return value != 0 ? then : otherwise;
    }

    private long set(String name, long value) {
        variables.set(name, String.valueOf(value));
        return value;
    }

    private long either() {
        long left = both();
        while (accept("||")) {
            long right = both();
            left = left != 0 || right != 0 ? 1 : 0;
        }
        return left;
    }

    private long both() {
        long left = bits();
        while (accept("&&")) {
            long right = bits();
            left = left != 0 && right != 0 ? 1 : 0;
        }
        return left;
    }

    private long bits() {
        long left = comparison();
        while (true) {
            if (!sees("||") && accept("|")) {
                left |= comparison();
            } else if (!sees("&&") && accept("&")) {
                left &= comparison();
            } else if (accept("^")) {
                left ^= comparison();
            } else {
                return left;
            }
        }
    }

    private boolean sees(String symbol) {
        return text.startsWith(symbol, at);
    }

    private long shift() {
        long left = sum();
        while (true) {
            if (accept("<<")) {
                left <<= sum();
            } else if (accept(">>")) {
                left >>= sum();
            } else {
                return left;
            }
        }
    }

    private long power() {
        long base = unary();
        if (!accept("**")) {
            return base;
        }
        long exponent = power();
        long value = 1;
        for (long i = 0; i < Math.min(exponent, 64); i++) {
            value *= base;
        }
        return value;
    }

    private long comparison() {
        long left = shift();
        if (accept("<=")) {
            return left <= shift() ? 1 : 0;
        }
        if (accept(">=")) {
            return left >= shift() ? 1 : 0;
        }
        if (accept("==")) {
            return left == shift() ? 1 : 0;
        }
        if (accept("!=")) {
            return left != shift() ? 1 : 0;
        }
        if (accept("<")) {
            return left < shift() ? 1 : 0;
        }
        if (accept(">")) {
            return left > shift() ? 1 : 0;
        }
        return left;
    }

    private long sum() {
        long left = product();
        while (true) {
            if (accept("+")) {
                left += product();
            } else if (accept("-")) {
                left -= product();
            } else {
                return left;
            }
        }
    }

    private long product() {
        long left = power();
        while (true) {
            if (accept("*")) {
                left *= power();
            } else if (accept("/")) {
                left /= divisor();
            } else if (accept("%")) {
                left %= divisor();
            } else {
                return left;
            }
        }
    }

    private long divisor() {
        long value = power();
        if (value == 0) {
            throw new SyntaxProblem("divide by zero");
        }
        return value;
    }

    private long unary() {
        Matcher step = STEP_BEFORE.matcher(text.substring(at));
        if (step.lookingAt()) {
            at += step.end();
            return set(step.group(2), value(step.group(2)) + (step.group(1).equals("++") ? 1 : -1));
        }
        if (accept("-")) {
            return -unary();
        }
        if (accept("+")) {
            return unary();
        }
        if (accept("!")) {
            return unary() == 0 ? 1 : 0;
        }
        if (accept("~")) {
            return ~unary();
        }
        return accept("(") ? grouped() : atom();
    }

    private long grouped() {
        long value = assigned();
        if (!accept(")")) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
        return value;
    }

    private long atom() {
        accept("$");
        int start = at;
        while (at < text.length() && WordReader.isName(text.charAt(at))) {
            at++;
        }
        String token = text.substring(start, at);
        if (token.isEmpty()) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
        long value = value(token);
        if (!Character.isDigit(token.charAt(0)) && (sees("++") || sees("--"))) {
            set(token, value + (accept("++") ? 1 : -1));
            accept("--");
        }
        return value;
    }

    private long value(String token) {
        String value = Character.isDigit(token.charAt(0)) ? token : variables.get(token);
        try {
            return value == null || value.isEmpty() ? 0 : Long.decode(value);
        } catch (NumberFormatException e) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
    }
}
