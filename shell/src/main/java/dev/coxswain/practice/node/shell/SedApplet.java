package dev.coxswain.practice.node.shell;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sed}: substitutions, deletions and prints, with addresses. */
final class SedApplet {
    private static final Pattern SUBSTITUTION =
            Pattern.compile("(\\d+|\\$|/(?:[^/]*)/)?([sdp])(.*)", Pattern.DOTALL);

    private SedApplet() {}

    static int run(Call call) throws IOException {
        boolean inPlace = call.arguments().contains("-i");
        var operands = new ArrayList<>(call.operands());
        if (operands.isEmpty()) {
            return call.fail("no script");
        }
        String script = operands.removeFirst();
        var status = new int[1];
        String text = TextApplets.input(call, operands, status);
        String out = edited(call, script, TextApplets.lines(text));
        if (out == null) {
            return 1;
        }
        if (inPlace && !operands.isEmpty()) {
            call.files()
                    .write(
                            call.path(operands.getFirst()),
                            out.getBytes(StandardCharsets.UTF_8),
                            false);
        } else {
            call.streams().print(out);
        }
        return status[0];
    }

    /** The lines as the script leaves them; null where it is none, which is then said. */
    private static @Nullable String edited(Call call, String script, List<String> lines) {
        boolean quiet = call.flag('n');
        boolean extended = call.flag('E') || call.flag('r');
        var out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean deleted = false;
            for (String command : script.split(";(?=\\s*(?:\\d|\\$|/|[sdp]))", -1)) {
                Matcher parts = SUBSTITUTION.matcher(command.strip());
                if (!parts.matches()) {
                    call.fail("unsupported command " + command);
                    return null;
                }
                if (!addressed(parts.group(1), i, lines.size(), line, extended)) {
                    continue;
                }
                switch (parts.group(2)) {
                    case "d" -> deleted = true;
                    case "p" -> out.append(line).append('\n');
                    default -> {
                        String before = line;
                        line = substitute(line, parts.group(3), extended);
                        if (flags(parts.group(3)).contains("p") && !line.equals(before)) {
                            out.append(line).append('\n');
                        }
                    }
                }
            }
            if (!deleted && !quiet) {
                out.append(line).append('\n');
            }
        }
        return out.toString();
    }

    private static String flags(String rest) {
        return rest.substring(rest.lastIndexOf(rest.charAt(0)) + 1);
    }

    private static boolean addressed(
            @Nullable String address, int index, int count, String line, boolean extended) {
        if (address == null) {
            return true;
        }
        if (address.equals("$")) {
            return index == count - 1;
        }
        if (address.startsWith("/")) {
            String inner = address.substring(1, address.length() - 1);
            return Pattern.compile(extended ? inner : FilterApplets.basic(inner))
                    .matcher(line)
                    .find();
        }
        return Integer.parseInt(address) == index + 1;
    }

    private static String substitute(String line, String rest, boolean extended) {
        String[] parts =
                rest.substring(1).split("(?<!\\\\)" + Pattern.quote(rest.substring(0, 1)), -1);
        if (parts.length < 3) {
            throw new SyntaxProblem("sed: unterminated s command");
        }
        String replacement =
                parts[1].replace("$", "\\$")
                        .replaceAll("\\\\([1-9])", "\\$$1")
                        .replaceAll("(?<!\\\\)&", "\\$0");
        Pattern pattern =
                Pattern.compile(
                        extended ? parts[0] : FilterApplets.basic(parts[0]),
                        parts[2].contains("i") ? Pattern.CASE_INSENSITIVE : 0);
        Matcher matcher = pattern.matcher(line);
        return parts[2].contains("g")
                ? matcher.replaceAll(replacement)
                : matcher.replaceFirst(replacement);
    }
}
