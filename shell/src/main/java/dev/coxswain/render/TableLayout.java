package dev.coxswain.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Columns of text: at least six wide, three blanks between, the last not padded. */
final class TableLayout {
    private static final int NARROWEST = 6;
    private static final int GAP = 3;

    private final List<Integer> widths = new ArrayList<>();

    /** Prints rows at the widths they and all rows before them need. */
    void print(List<List<String>> rows, Sink out) throws IOException {
        boolean display = out.traits().terminal();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = Math.max(NARROWEST, width(row.get(i), display) + GAP);
                if (i == widths.size()) {
                    widths.add(width);
                } else if (widths.get(i) < width) {
                    widths.set(i, width);
                }
            }
        }
        StringBuilder line = new StringBuilder();
        for (List<String> row : rows) {
            line.setLength(0);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < row.size() - 1) {
                    line.repeat(' ', widths.get(i) - width(cell, display));
                }
            }
            out.line(line);
        }
    }

    private static int width(String cell, boolean display) {
        return display ? Cells.displayWidth(cell) : cell.codePointCount(0, cell.length());
    }
}
