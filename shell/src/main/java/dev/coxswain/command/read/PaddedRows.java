package dev.coxswain.command.read;

import java.util.ArrayList;
import java.util.List;

/** Rows of which every column is padded, the last one too, as {@code kubectl top} writes them. */
final class PaddedRows {
    private static final int GAP = 3;

    private PaddedRows() {}

    static String text(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length() + GAP));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                out.append(row.get(i)).repeat(' ', widths.get(i) - row.get(i).length());
            }
            out.append('\n');
        }
        return out.toString();
    }
}
