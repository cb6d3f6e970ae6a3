package dev.coxswain.failure;

import java.util.ArrayList;
import java.util.List;

/** A syntax failure drawn under the text that holds it. */
final class Caret {
    private static final int WIDEST = 200;

    private Caret() {}

    static List<String> draw(Failure.Syntax syntax) {
        List<String> lines = new ArrayList<>();
        String place = syntax.file() == null ? "" : " in " + syntax.file();
        lines.add("error: " + syntax.message().strip() + place);
        String source = syntax.source();
        int start = Math.min(syntax.span().start(), source.length());
        int lineStart = source.lastIndexOf('\n', start - 1) + 1;
        int newline = source.indexOf('\n', start);
        int lineEnd = newline < 0 ? source.length() : newline;
        int from = Math.max(lineStart, start - WIDEST / 2);
        int to = Math.min(lineEnd, from + WIDEST);
        String shown = source.substring(from, to);
        if (!shown.isBlank()) {
            int length = Math.max(1, Math.min(syntax.span().end(), to) - start);
            lines.add("  " + shown.replace('\t', ' '));
            lines.add("  " + " ".repeat(start - from) + "^".repeat(length));
        }
        if (syntax.hint() != null) {
            lines.add(syntax.hint());
        }
        return lines;
    }
}
