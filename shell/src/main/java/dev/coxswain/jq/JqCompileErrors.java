package dev.coxswain.jq;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a program, as jq tells it, with our advice behind that. */
public final class JqCompileErrors {
    private JqCompileErrors() {}

    /** All that one failed compilation found, the first first. */
    public static List<Failure.Syntax> of(FailureException failure) {
        List<Failure.Syntax> all = new ArrayList<>();
        add(failure, all);
        for (Throwable further : failure.getSuppressed()) {
            if (further instanceof FailureException more) {
                add(more, all);
            }
        }
        return all;
    }

    private static void add(FailureException failure, List<Failure.Syntax> all) {
        if (failure.failure() instanceof Failure.Syntax syntax) {
            all.add(syntax);
        }
    }

    /** What is wrong and where, in lines that are ended. */
    public static String lines(FailureException failure) {
        StringBuilder text = new StringBuilder();
        for (Failure.Syntax each : of(failure)) {
            text.append(each.message().startsWith("error ") ? "jq: " : "jq: error: ");
            text.append(each.message());
            text.append(each.span().end() == 0 || isUnplaced(each) ? "\n" : place(each));
        }
        return text.toString();
    }

    /** The lines for standard error, each ended. */
    static String text(FailureException failure) {
        List<Failure.Syntax> all = of(failure);
        StringBuilder text = new StringBuilder(lines(failure));
        Set<String> hints = new LinkedHashSet<>();
        for (Failure.Syntax each : all) {
            if (each.hint() != null) {
                hints.add(each.hint());
            }
        }
        text.append("jq: ").append(all.size()).append(" compile error");
        text.append(all.size() == 1 ? "\n" : "s\n");
        hints.forEach(hint -> text.append(hint).append('\n'));
        return text.toString();
    }

    /** jq does not say where it was told of a module that it cannot load. */
    private static boolean isUnplaced(Failure.Syntax error) {
        return error.message().endsWith("\n");
    }

    private static String place(Failure.Syntax error) {
        String source = error.source();
        int start = Math.min(error.span().start(), source.length());
        int from = source.lastIndexOf('\n', start - 1) + 1;
        int newline = source.indexOf('\n', start);
        int to = newline < 0 ? source.length() : newline;
        long line = 1 + source.substring(0, start).chars().filter(c -> c == '\n').count();
        int indent = source.substring(from, start).getBytes(StandardCharsets.UTF_8).length;
        int end = Math.max(start, Math.min(error.span().end(), to));
        int width = source.substring(start, end).getBytes(StandardCharsets.UTF_8).length;
        boolean stray =
                error.message().contains("INVALID_CHARACTER")
                        || error.message().startsWith("try .[");
        if (stray && end > start && source.codePointBefore(end) >= 0x80) {
            // jq reads bytes: only the first one of such a character is what it finds wrong.
            String last = Character.toString(source.codePointBefore(end));
            width -= last.getBytes(StandardCharsets.UTF_8).length - 1;
        }
        return " at "
                + (error.file() == null ? "<top-level>" : error.file())
                + ", line "
                + line
                + ", column "
                + (indent + 1)
                + ":\n    "
                + source.substring(from, to)
                + "\n    "
                + " ".repeat(indent)
                + "^".repeat(Math.max(1, width))
                + "\n";
    }
}
