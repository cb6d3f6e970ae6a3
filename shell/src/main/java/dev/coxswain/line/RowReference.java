package dev.coxswain.line;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of the last table: {@code %1}, {@code %1..3}, {@code %1,4}.
 *
 * @param rows the numbers, counted from 1, in the order written; empty for {@code %}, the only row
 */
public record RowReference(List<Integer> rows) {
    private static final Pattern SHAPE =
            Pattern.compile("%|%\\d{1,7}(\\.\\.\\d{1,7})?(,\\d{1,7}(\\.\\.\\d{1,7})?)*");
    private static final int MOST = 100_000;

    public RowReference {
        rows = List.copyOf(rows);
    }

    /** Reads a whole word; null where it is no row reference. */
    static @Nullable RowReference parse(String word) {
        if (!SHAPE.matcher(word).matches()) {
            return null;
        }
        List<Integer> rows = new ArrayList<>();
        if (word.length() > 1) {
            for (String range : word.substring(1).split(",", -1)) {
                addRange(range, rows);
            }
        }
        return rows.size() > MOST ? null : new RowReference(rows);
    }

    private static void addRange(String range, List<Integer> rows) {
        int dots = range.indexOf("..");
        int from = Integer.parseInt(dots < 0 ? range : range.substring(0, dots));
        int to = dots < 0 ? from : Integer.parseInt(range.substring(dots + 2));
        for (int row = from; row <= to && rows.size() <= MOST; row++) {
            rows.add(row);
        }
    }

    @Override
    public String toString() {
        return "%" + String.join(",", rows.stream().map(String::valueOf).toList());
    }
}
