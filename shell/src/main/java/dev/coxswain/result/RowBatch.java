package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Rows that arrived together.
 *
 * @param columns where these rows begin a table of their own, its columns; null where they continue
 *     the one before
 * @param heading whether the names of the columns are shown; a filter may have taken them away
 */
public record RowBatch(@Nullable List<Column> columns, List<Row> rows, boolean heading) {
    public RowBatch {
        columns = columns == null ? null : List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Rows of a table that shows its heading. */
    public RowBatch(@Nullable List<Column> columns, List<Row> rows) {
        this(columns, rows, true);
    }
}
