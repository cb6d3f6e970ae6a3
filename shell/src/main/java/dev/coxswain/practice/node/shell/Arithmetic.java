package dev.coxswain.practice.node.shell;

/**
 * The value of {@code $((…))}: whole numbers, {@code + - * / % ** ( ) < > <= >= == != && ||},
 * variables.
 */
final class Arithmetic {
    private final String text;
    private final Variables variables;
    private int at;

    Arithmetic(String text, Variables variables) {
        this.text = text.replaceAll("\\s+", "");
        this.variables = variables;
    }

    long value() {
        long value = either();
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

    private long either() {
        long left = both();
        while (accept("||")) {
            long right = both();
            left = left != 0 || right != 0 ? 1 : 0;
        }
        return left;
    }

    private long both() {
        long left = comparison();
        while (accept("&&")) {
            long right = comparison();
            left = left != 0 && right != 0 ? 1 : 0;
        }
        return left;
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
        long left = sum();
        if (accept("<=")) {
            return left <= sum() ? 1 : 0;
        }
        if (accept(">=")) {
            return left >= sum() ? 1 : 0;
        }
        if (accept("==")) {
            return left == sum() ? 1 : 0;
        }
        if (accept("!=")) {
            return left != sum() ? 1 : 0;
        }
        if (accept("<")) {
            return left < sum() ? 1 : 0;
        }
        if (accept(">")) {
            return left > sum() ? 1 : 0;
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
        if (accept("-")) {
            return -unary();
        }
        if (accept("(")) {
            long value = either();
            if (!accept(")")) {
                throw new SyntaxProblem("arithmetic syntax error");
            }
            return value;
        }
        accept("$");
        int start = at;
        while (at < text.length() && WordReader.isName(text.charAt(at))) {
            at++;
        }
        String token = text.substring(start, at);
        if (token.isEmpty()) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
        String value = Character.isDigit(token.charAt(0)) ? token : variables.get(token);
        try {
            return value == null || value.isEmpty() ? 0 : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new SyntaxProblem("arithmetic syntax error");
        }
    }
}
