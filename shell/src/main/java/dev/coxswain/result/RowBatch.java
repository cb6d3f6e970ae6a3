package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Rows that arrived together.
 *
 * @param columns where these rows begin a table of their own, its columns; null where they continue
 *     the one before
 */
public record RowBatch(@Nullable List<Column> columns, List<Row> rows) {
    public RowBatch {
        columns = columns == null ? null : List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
