package dev.coxswain.command.read.describe;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with tabs aligned as Go's {@code text/tabwriter} does: a column ends where a line lacks it.
 */
final class TabText {
    private static final int PADDING = 2;

    private final List<String[]> lines;
    private final List<Integer> widths = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();

    private TabText(List<String[]> lines) {
        this.lines = lines;
    }

    /** The text with each column two blanks wider than its widest cell. */
    static String align(String text) {
        List<String[]> lines = text.lines().map(line -> line.split("\t", -1)).toList();
        TabText table = new TabText(lines);
        table.format(0, lines.size());
        return table.out.toString();
    }

    private void format(int from, int to) {
        int column = widths.size();
        int done = from;
        int at = from;
        while (at < to) {
            if (column >= lines.get(at).length - 1) {
                at++;
                continue;
            }
            write(done, at);
            int begin = at;
            int width = 0;
            while (at < to && column < lines.get(at).length - 1) {
                width = Math.max(width, length(lines.get(at)[column]) + PADDING);
                at++;
            }
            widths.add(width);
            format(begin, at);
            widths.removeLast();
            done = at;
        }
        write(done, to);
    }

    private void write(int from, int to) {
        for (String[] line : lines.subList(from, to)) {
            for (int i = 0; i < line.length; i++) {
                out.append(line[i]);
                if (i < widths.size()) {
                    out.repeat(' ', widths.get(i) - length(line[i]));
                }
            }
            out.append('\n');
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
