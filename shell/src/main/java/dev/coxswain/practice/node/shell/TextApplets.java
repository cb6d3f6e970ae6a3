package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.FileProblem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code cat echo printf head tail tee wc base64} as busybox has them. */
final class TextApplets {
    private TextApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("cat", TextApplets::cat);
        all.put("echo", TextApplets::echo);
        all.put("printf", TextApplets::printf);
        all.put("head", call -> EndApplets.ends(call, true));
        all.put("tail", call -> EndApplets.ends(call, false));
        all.put("tee", TextApplets::tee);
        all.put("wc", TextApplets::wc);
        all.put("base64", TextApplets::base64);
    }

    /** Standard input or the named files, one after the other; complains of missing ones. */
    static String input(Call call, List<String> files, int[] status) throws IOException {
        if (files.isEmpty()) {
            return new String(call.streams().in().readAllBytes(), StandardCharsets.UTF_8);
        }
        var all = new ByteArrayOutputStream();
        for (String file : files) {
            try {
                all.writeBytes(
                        file.equals("-")
                                ? call.streams().in().readAllBytes()
                                : call.files().read(call.path(file)));
            } catch (FileProblem e) {
                status[0] = call.fail(complaint(call, file, e));
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static String complaint(Call call, String file, FileProblem problem) {
        return switch (call.name()) {
            case "grep", "wc", "head", "tail", "sort", "cut", "sed", "uniq" ->
                    file + ": " + problem.getMessage();
            default ->
                    problem.reason() == FileProblem.Reason.IS_DIRECTORY
                            ? "read error: " + problem.getMessage()
                            : "can't open '" + file + "': " + problem.getMessage();
        };
    }

    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static int cat(Call call) throws IOException {
        int status = 0;
        if (call.operands().isEmpty()) {
            call.streams().in().transferTo(call.streams().out());
            call.streams().out().flush();
        }
        for (String file : call.operands()) {
            try {
                call.streams()
                        .print(
                                file.equals("-")
                                        ? call.streams().in().readAllBytes()
                                        : call.files().read(call.path(file)));
            } catch (FileProblem e) {
                status = call.fail(complaint(call, file, e));
            }
        }
        return status;
    }

    private static int echo(Call call) {
        boolean newline = true;
        boolean escapes = false;
        int at = 0;
        List<String> words = call.arguments();
        while (at < words.size() && words.get(at).matches("-[neE]+")) {
            newline &= !words.get(at).contains("n");
            escapes |= words.get(at).contains("e");
            at++;
        }
        String text = String.join(" ", words.subList(at, words.size()));
        call.streams().print((escapes ? unescape(text) : text) + (newline ? "\n" : ""));
        return 0;
    }

    static String unescape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= text.length()) {
                out.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int known = "ntrabfv\\e0".indexOf(next);
            if (known < 0) {
                out.append('\\').append(next);
            } else if (next == '0') {
                int end = i + 1;
                while (end < text.length()
                        && end < i + 4
                        && "01234567".indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                String digits = text.substring(i, end);
                out.append((char) Integer.parseInt(digits, 8));
                i = end - 1;
            } else {
                out.append("\n\t\r\u0007\b\f\u000b\\\u001b".charAt(known));
            }
        }
        return out.toString();
    }

    private static int printf(Call call) {
        if (call.arguments().isEmpty()) {
            return call.fail("usage: printf FORMAT [ARG...]");
        }
        String format = unescape(call.arguments().getFirst());
        var values = new ArrayList<>(call.arguments().subList(1, call.arguments().size()));
        var out = new StringBuilder();
        do {
            int before = values.size();
            java.util.regex.Matcher each =
                    java.util.regex.Pattern.compile("%([-0]*\\d*(?:\\.\\d+)?)([sdxXocb%])")
                            .matcher(format);
            while (each.find()) {
                String text = "%";
                if (!each.group(2).equals("%")) {
                    String value = values.isEmpty() ? "" : values.removeFirst();
                    text = formatted(each.group(1), each.group(2), value);
                }
                each.appendReplacement(out, java.util.regex.Matcher.quoteReplacement(text));
            }
            each.appendTail(out);
            if (values.size() == before) {
                break;
            }
        } while (!values.isEmpty());
        call.streams().print(out.toString());
        return 0;
    }

    private static String formatted(String width, String kind, String value) {
        return switch (kind) {
            case "s" ->
                    String.format(
                            Locale.ROOT,
                            "%" + width.replace("0", width.startsWith("0") ? "" : "0") + "s",
                            value);
            case "b" -> unescape(value);
            case "c" -> value.isEmpty() ? "" : value.substring(0, 1);
            default -> {
                long number;
                try {
                    number = value.isEmpty() ? 0 : Long.decode(value);
                } catch (NumberFormatException e) {
                    number = 0;
                }
                yield String.format(Locale.ROOT, "%" + width + kind, number);
            }
        };
    }

    private static int tee(Call call) throws IOException {
        byte[] all = call.streams().in().readAllBytes();
        call.streams().print(all);
        for (String file : call.operands()) {
            call.files().write(call.path(file), all, call.flag('a'));
        }
        return 0;
    }

    private static int wc(Call call) throws IOException {
        var status = new int[1];
        List<String> files = call.operands();
        String text = input(call, files, status);
        long lines = text.chars().filter(c -> c == '\n').count();
        long words = text.isBlank() ? 0 : text.strip().split("\\s+").length;
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        var wanted = new ArrayList<Long>();
        boolean all = !call.flag('l') && !call.flag('w') && !call.flag('c');
        if (all || call.flag('l')) {
            wanted.add(lines);
        }
        if (all || call.flag('w')) {
            wanted.add(words);
        }
        if (all || call.flag('c')) {
            wanted.add(bytes);
        }
        String shown =
                wanted.size() == 1
                        ? String.valueOf(wanted.getFirst())
                        : String.join(
                                " ",
                                wanted.stream()
                                        .map(each -> String.format(Locale.ROOT, "%9d", each))
                                        .toList());
        call.streams().print(shown + (files.isEmpty() ? "" : " " + files.getFirst()) + "\n");
        return status[0];
    }

    private static int base64(Call call) throws IOException {
        var status = new int[1];
        String text = input(call, call.operands(), status);
        try {
            call.streams()
                    .print(
                            call.flag('d')
                                    ? java.util.Base64.getMimeDecoder().decode(text)
                                    : (java.util.Base64.getMimeEncoder(76, new byte[] {'\n'})
                                                            .encodeToString(
                                                                    text.getBytes(
                                                                            StandardCharsets.UTF_8))
                                                    + "\n")
                                            .getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return call.fail("truncated input");
        }
        return status[0];
    }
}
