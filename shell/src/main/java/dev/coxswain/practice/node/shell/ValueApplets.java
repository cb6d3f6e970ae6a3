package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileTree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code basename dirname expr seq yes rev md5sum sha256sum}: values made of words and lines. */
final class ValueApplets {
    /** As much of an endless output as anybody reads of it. */
    private static final int ENDLESS = 10_000;

    private ValueApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("basename", ValueApplets::basename);
        all.put("dirname", ValueApplets::dirname);
        all.put("expr", ValueApplets::expr);
        all.put("seq", ValueApplets::seq);
        all.put("yes", ValueApplets::yes);
        all.put("rev", ValueApplets::rev);
        all.put("md5sum", call -> digest(call, "MD5"));
        all.put("sha256sum", call -> digest(call, "SHA-256"));
    }

    private static int basename(Call call) {
        if (call.operands().isEmpty()) {
            return call.fail("missing operand");
        }
        String name = FileTree.name(call.operands().getFirst());
        String suffix = call.operands().size() > 1 ? call.operands().get(1) : "";
        boolean cut = name.endsWith(suffix) && name.length() > suffix.length();
        call.streams().print(name.substring(0, name.length() - (cut ? suffix.length() : 0)) + "\n");
        return 0;
    }

    private static int dirname(Call call) {
        if (call.operands().isEmpty()) {
            return call.fail("missing operand");
        }
        String path = call.operands().getFirst();
        call.streams().print((path.contains("/") ? FileTree.parent(path) : ".") + "\n");
        return 0;
    }

    private static int expr(Call call) {
        var words = new ArrayDeque<>(call.arguments());
        try {
            String value = comparison(words);
            if (!words.isEmpty()) {
                return syntax(call);
            }
            call.streams().print(value + "\n");
            return value.isEmpty() || value.equals("0") ? 1 : 0;
        } catch (NumberFormatException e) {
            call.streams().complain("expr: non-numeric argument");
            return 2;
        } catch (java.util.NoSuchElementException e) {
            return syntax(call);
        } catch (ArithmeticException e) {
            call.streams().complain("expr: division by zero");
            return 2;
        }
    }

    private static int syntax(Call call) {
        call.streams().complain("expr: syntax error");
        return 2;
    }

    private static boolean next(ArrayDeque<String> words, String... operators) {
        return !words.isEmpty() && List.of(operators).contains(words.getFirst());
    }

    private static String comparison(ArrayDeque<String> words) {
        String left = sum(words);
        while (next(words, "=", "!=", "<", "<=", ">", ">=")) {
            String operator = words.removeFirst();
            String right = sum(words);
            boolean numbers = left.matches("-?\\d+") && right.matches("-?\\d+");
            int order =
                    numbers
                            ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                            : left.compareTo(right);
            boolean holds =
                    switch (operator) {
                        case "=" -> order == 0;
                        case "!=" -> order != 0;
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    };
            left = holds ? "1" : "0";
        }
        return left;
    }

    private static String sum(ArrayDeque<String> words) {
        String left = product(words);
        while (next(words, "+", "-")) {
            boolean plus = words.removeFirst().equals("+");
            long right = Long.parseLong(product(words));
            left = String.valueOf(Long.parseLong(left) + (plus ? right : -right));
        }
        return left;
    }

    private static String product(ArrayDeque<String> words) {
        String left = words.removeFirst();
        while (next(words, "*", "/", "%")) {
            String operator = words.removeFirst();
            long a = Long.parseLong(left);
            long b = Long.parseLong(words.removeFirst());
            long value =
                    switch (operator) {
                        case "*" -> a * b;
                        case "/" -> a / b;
                        default -> a % b;
                    };
            left = String.valueOf(value);
        }
        return left;
    }

    private static int seq(Call call) {
        var numbers = new ArrayList<>(call.arguments());
        String between = "\n";
        boolean wide = false;
        while (!numbers.isEmpty() && numbers.getFirst().matches("-[sw].*")) {
            String option = numbers.removeFirst();
            if (option.startsWith("-w")) {
                wide = true;
            } else {
                between =
                        option.length() > 2 || numbers.isEmpty()
                                ? option.substring(2)
                                : numbers.removeFirst();
            }
        }
        try {
            long first = numbers.size() > 1 ? Long.parseLong(numbers.getFirst()) : 1;
            long step = numbers.size() > 2 ? Long.parseLong(numbers.get(1)) : 1;
            long last = Long.parseLong(numbers.getLast());
            int width =
                    wide ? String.valueOf(Math.max(Math.abs(first), Math.abs(last))).length() : 1;
            var out = new StringBuilder();
            for (long i = first; step > 0 ? i <= last : step < 0 && i >= last; i += step) {
                out.append(out.isEmpty() ? "" : between);
                out.append(String.format(Locale.ROOT, "%0" + width + "d", i));
            }
            call.streams().print(out.isEmpty() ? "" : out + "\n");
            return 0;
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            return call.fail("invalid number");
        }
    }

    private static int yes(Call call) {
        String line =
                (call.arguments().isEmpty() ? "y" : String.join(" ", call.arguments())) + "\n";
        call.streams().print(line.repeat(ENDLESS));
        return 0;
    }

    private static int rev(Call call) throws IOException {
        int[] status = new int[1];
        TextApplets.input(call, call.operands(), status)
                .lines()
                .forEach(line -> call.streams().print(new StringBuilder(line).reverse() + "\n"));
        return status[0];
    }

    private static int digest(Call call, String algorithm) throws IOException {
        int[] status = new int[1];
        List<String> files = call.operands().isEmpty() ? List.of("-") : call.operands();
        for (String file : files) {
            byte[] bytes =
                    file.equals("-")
                            ? call.streams().in().readAllBytes()
                            : TextApplets.input(call, List.of(file), status)
                                    .getBytes(StandardCharsets.UTF_8);
            try {
                String sum =
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
                call.streams().print(sum + "  " + file + "\n");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return status[0];
    }
}
