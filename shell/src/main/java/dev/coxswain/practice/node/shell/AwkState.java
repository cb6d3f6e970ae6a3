package dev.coxswain.practice.node.shell;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an awk program works on: the record and its fields, variables, arrays, and its output. */
final class AwkState {
    private static final Pattern NUMBER =
            Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*");
    private static final Pattern DIRECTIVE =
            Pattern.compile("%([-+ 0#]*\\d*(?:\\.\\d+)?)([a-zA-Z%])");

    final StringBuilder output = new StringBuilder();
    final Map<String, Map<String, String>> arrays = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private List<String> fields = new ArrayList<>(List.of(""));

    AwkState() {
        variables.putAll(Map.of("FS", " ", "OFS", " ", "ORS", "\n", "NR", "0"));
    }

    String variable(String name) {
        return name.equals("NF")
                ? String.valueOf(fields.size() - 1)
                : variables.getOrDefault(name, "");
    }

    void variable(String name, String value) {
        variables.put(name, value);
    }

    Map<String, String> array(String name) {
        return arrays.computeIfAbsent(name, _ -> new LinkedHashMap<>());
    }

    /** Takes up a record. */
    void record(String line) {
        fields = new ArrayList<>(List.of(line));
        fields.addAll(split(line, variable("FS")));
    }

    static List<String> split(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (separator.equals(" ")) {
            return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
        }
        String by = separator.length() == 1 ? Pattern.quote(separator) : separator;
        return List.of(text.split(by, -1));
    }

    String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    void field(int index, String value) {
        if (index == 0) {
            record(value);
            return;
        }
        while (fields.size() <= index) {
            fields.add("");
        }
        fields.set(index, value);
        fields.set(0, String.join(variable("OFS"), fields.subList(1, fields.size())));
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The number a text begins with; zero where it begins with none. */
    static double number(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.lookingAt() ? Double.parseDouble(found.group().strip()) : 0;
    }

    static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf((long) number);
        }
        return Double.isNaN(number) || Double.isInfinite(number)
                ? String.valueOf(number).toLowerCase(Locale.ROOT).replace("infinity", "inf")
                : new BigDecimal(number)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    static boolean truth(String value) {
        return isNumber(value) ? number(value) != 0 : !value.isEmpty();
    }

    /** A format filled with values, as C's printf does it. */
    static String formatted(List<String> words) {
        var values = new ArrayList<>(words.subList(1, words.size()));
        Matcher each = DIRECTIVE.matcher(words.getFirst());
        var out = new StringBuilder();
        while (each.find()) {
            String kind = each.group(2);
            String value = kind.equals("%") || values.isEmpty() ? "" : values.removeFirst();
            String shape = "%" + each.group(1);
            String said =
                    switch (kind) {
                        case "%" -> "%";
                        case "d", "i" ->
                                String.format(Locale.ROOT, shape + "d", (long) number(value));
                        case "x", "X", "o" ->
                                String.format(Locale.ROOT, shape + kind, (long) number(value));
                        case "f", "e", "g" ->
                                String.format(Locale.ROOT, shape + kind, number(value));
                        case "c" -> value.isEmpty() ? "" : value.substring(0, 1);
                        default -> String.format(Locale.ROOT, shape + "s", value);
                    };
            each.appendReplacement(out, Matcher.quoteReplacement(said));
        }
        return each.appendTail(out).toString();
    }
}
