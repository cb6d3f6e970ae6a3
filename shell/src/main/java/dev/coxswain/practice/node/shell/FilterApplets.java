package dev.coxswain.practice.node.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code grep sort uniq cut tr} in the measure scripts need. */
final class FilterApplets {
    private FilterApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("grep", GrepApplet::run);
        all.put("egrep", GrepApplet::run);
        all.put("sed", SedApplet::run);
        all.put("sort", FilterApplets::sort);
        all.put("uniq", FilterApplets::uniq);
        all.put("cut", FilterApplets::cut);
        all.put("tr", FilterApplets::tr);
    }

    /** A basic regular expression in Java's syntax: {@code +?|(){}} are plain unless escaped. */
    static String basic(String expression) {
        var out = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char next = expression.charAt(++i);
                out.append("+?|(){}".indexOf(next) >= 0 ? "" : "\\").append(next);
            } else if (c == '[') {
                int close =
                        expression.indexOf(']', i + (expression.startsWith("^", i + 1) ? 3 : 2));
                if (close < 0) {
                    return Pattern.quote(expression);
                }
                out.append(expression.substring(i, close + 1).replace("[:space:]", "\\s"));
                i = close;
            } else {
                out.append("+?|(){}".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return out.toString();
    }

    private static int sort(Call call) throws IOException {
        var options = new LinkedHashMap<Character, String>();
        List<String> files = valued(call, "kt", options);
        var status = new int[1];
        List<String> lines =
                new ArrayList<>(TextApplets.lines(TextApplets.input(call, files, status)));
        String field = options.getOrDefault('k', "");
        String separator = options.containsKey('t') ? Pattern.quote(options.get('t')) : "\\s+";
        int from = field.isEmpty() ? 0 : Integer.parseInt(field.replaceAll("[^0-9].*$", ""));
        boolean numeric = call.flag('n') || field.matches("[0-9.,]*n.*");
        Function<String, String> key =
                line -> {
                    String[] parts = line.split(separator, from + 1);
                    return from == 0 ? line : from > parts.length ? "" : rest(parts, from, field);
                };
        Comparator<String> order =
                numeric
                        ? Comparator.comparingDouble(line -> leading(key.apply(line)))
                        : Comparator.comparing(key);
        order = call.flag('r') || field.endsWith("r") ? order.reversed() : order;
        lines.sort(call.flag('u') ? order : order.thenComparing(Comparator.naturalOrder()));
        if (call.flag('u')) {
            lines = new ArrayList<>(new java.util.LinkedHashSet<>(lines));
        }
        lines.forEach(line -> call.streams().print(line + "\n"));
        return status[0];
    }

    /** The key that begins at a field: that field alone, or with what follows it. */
    private static String rest(String[] parts, int from, String field) {
        String last = parts.length > from ? parts[from] : "";
        return field.contains(",") ? parts[from - 1] : parts[from - 1] + " " + last;
    }

    /** Takes the options that have values apart from the files. */
    private static List<String> valued(Call call, String letters, Map<Character, String> options) {
        var files = new ArrayList<String>();
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("(?s)-[" + letters + "].*")) {
                String value =
                        word.length() > 2
                                ? word.substring(2)
                                : i + 1 < words.size() ? words.get(++i) : "";
                options.put(word.charAt(1), value);
            } else if (!word.startsWith("-") || word.equals("-")) {
                files.add(word);
            }
        }
        return files;
    }

    private static double leading(String line) {
        Matcher number = Pattern.compile("^\\s*(-?\\d+(?:\\.\\d+)?)").matcher(line);
        return number.find() ? Double.parseDouble(number.group(1)) : 0;
    }

    private static int uniq(Call call) throws IOException {
        var status = new int[1];
        var runs = new ArrayList<Map.Entry<String, Integer>>();
        for (String line : TextApplets.lines(TextApplets.input(call, call.operands(), status))) {
            if (!runs.isEmpty() && runs.getLast().getKey().equals(line)) {
                runs.set(runs.size() - 1, Map.entry(line, runs.getLast().getValue() + 1));
            } else {
                runs.add(Map.entry(line, 1));
            }
        }
        for (var run : runs) {
            boolean repeated = run.getValue() > 1;
            if ((call.flag('d') && !repeated) || (call.flag('u') && repeated)) {
                continue;
            }
            String count = call.flag('c') ? String.format(Locale.ROOT, "%7d ", run.getValue()) : "";
            call.streams().print(count + run.getKey() + "\n");
        }
        return status[0];
    }

    private static int cut(Call call) throws IOException {
        var options = new LinkedHashMap<Character, String>();
        List<String> files = valued(call, "dfcb", options);
        String fields =
                options.getOrDefault('f', options.getOrDefault('c', options.getOrDefault('b', "")));
        String delimiter = options.getOrDefault('d', "\t");
        boolean characters = !options.containsKey('f');
        var status = new int[1];
        for (String line : TextApplets.lines(TextApplets.input(call, files, status))) {
            if (!characters && !line.contains(delimiter)) {
                call.streams().print(line + "\n");
                continue;
            }
            String[] parts = line.split(characters ? "" : Pattern.quote(delimiter), -1);
            var kept = new ArrayList<String>();
            for (int index : indexes(fields, parts.length)) {
                kept.add(parts[index - 1]);
            }
            call.streams().print(String.join(characters ? "" : delimiter, kept) + "\n");
        }
        return status[0];
    }

    private static TreeSet<Integer> indexes(String list, int most) {
        var all = new TreeSet<Integer>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-", -1);
            int from = ends[0].isEmpty() ? 1 : Integer.parseInt(ends[0]);
            int to = ends.length == 1 ? from : ends[1].isEmpty() ? most : Integer.parseInt(ends[1]);
            for (int i = from; i <= Math.min(to, most); i++) {
                all.add(i);
            }
        }
        return all;
    }

    private static int tr(Call call) throws IOException {
        List<String> sets = call.operands();
        if (sets.isEmpty()) {
            return call.fail("missing operand");
        }
        String from = range(sets.getFirst());
        String to = sets.size() > 1 ? range(sets.get(1)) : "";
        String text = TextApplets.input(call, List.of(), new int[1]);
        var out = new StringBuilder();
        for (char c : text.toCharArray()) {
            int index = from.indexOf(c);
            char next = c;
            if (index >= 0 && call.flag('d')) {
                continue;
            }
            if (index >= 0 && !to.isEmpty()) {
                next = to.charAt(Math.min(index, to.length() - 1));
            }
            boolean squeezes = call.flag('s') && (to.isEmpty() ? from : to).indexOf(next) >= 0;
            if (!squeezes || out.isEmpty() || out.charAt(out.length() - 1) != next) {
                out.append(next);
            }
        }
        call.streams().print(out.toString());
        return 0;
    }

    private static String range(String given) {
        String set =
                TextApplets.unescape(given).replace("[:upper:]", "A-Z").replace("[:lower:]", "a-z");
        var out = new StringBuilder();
        for (int i = 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                for (char c = set.charAt(i); c <= set.charAt(i + 2); c++) {
                    out.append(c);
                }
                i += 2;
            } else {
                out.append(set.charAt(i));
            }
        }
        return out.toString();
    }
}
