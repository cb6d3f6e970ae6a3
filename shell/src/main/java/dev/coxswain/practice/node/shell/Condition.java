package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileTree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code test} and {@code [}. */
final class Condition {
    private final FileTree files;
    private final Variables variables;
    private final List<String> words;
    private int at;

    private Condition(FileTree files, Variables variables, List<String> words) {
        this.files = files;
        this.variables = variables;
        this.words = words;
    }

    static int evaluate(
            List<String> command, FileTree files, Variables variables, Streams streams) {
        var words = new ArrayList<>(command.subList(1, command.size()));
        if (command.getFirst().equals("[")) {
            if (words.isEmpty() || !words.removeLast().equals("]")) {
                streams.complain("[: missing ]");
                return 2;
            }
        }
        if (words.isEmpty()) {
            return 1;
        }
        try {
            var condition = new Condition(files, variables, words);
            boolean value = condition.or();
            if (condition.at < words.size()) {
                throw new SyntaxProblem(words.get(condition.at) + ": unknown operand");
            }
            return value ? 0 : 1;
        } catch (SyntaxProblem e) {
            streams.complain(command.getFirst() + ": " + e.getMessage());
            return 2;
        }
    }

    private boolean accept(String word) {
        if (at < words.size() && words.get(at).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private boolean or() {
        boolean left = and();
        while (accept("-o")) {
            left |= and();
        }
        return left;
    }

    private boolean and() {
        boolean left = not();
        while (accept("-a")) {
            left &= not();
        }
        return left;
    }

    private boolean not() {
        return words.size() - at > 1 && accept("!") ? !not() : primary();
    }

    private boolean primary() {
        String first = next();
        if (at + 1 < words.size() && isBinary(words.get(at))) {
            String operator = next();
            return binary(first, operator, next());
        }
        if (first.length() == 2 && first.startsWith("-") && at < words.size()) {
            return unary(first.charAt(1), next());
        }
        return !first.isEmpty();
    }

    private String next() {
        if (at >= words.size()) {
            throw new SyntaxProblem("argument expected");
        }
        return words.get(at++);
    }

    private static boolean isBinary(String word) {
        return List.of("=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "<", ">")
                .contains(word);
    }

    private static boolean binary(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            default -> number(left) >= number(right);
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new SyntaxProblem(text + ": bad number");
        }
    }

    private boolean unary(char operator, String operand) {
        Optional<Entry> entry = files.find(FileTree.absolute(variables.directory, operand));
        return switch (operator) {
            case 'z' -> operand.isEmpty();
            case 'n' -> !operand.isEmpty();
            case 'e' -> entry.isPresent();
            case 'f' -> entry.map(Entry::isFile).orElse(false);
            case 'd' -> entry.map(Entry::isDirectory).orElse(false);
            case 's' -> entry.map(each -> each.content().length > 0).orElse(false);
            case 'r', 'w' -> entry.isPresent();
            case 'x' -> entry.map(each -> (each.mode() & 0111) != 0).orElse(false);
            case 'L', 'h' -> isLink(operand);
            case 't' -> false;
            default -> throw new SyntaxProblem("-" + operator + ": unknown operand");
        };
    }

    private boolean isLink(String operand) {
        try {
            return files.stat(FileTree.absolute(variables.directory, operand)).isLink();
        } catch (dev.coxswain.practice.node.files.FileProblem e) {
            return false;
        }
    }
}
