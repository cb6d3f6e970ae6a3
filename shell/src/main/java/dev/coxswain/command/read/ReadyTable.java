package dev.coxswain.command.read;

import dev.coxswain.result.Column;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A table that is there already, with the objects behind it.
 *
 * @param items asked where something other than a table is wanted
 */
record ReadyTable(List<Column> columns, List<Row> lines, Supplier<ItemSource> items)
        implements Items.Source {

    @Override
    public RowSource rows() {
        List<RowBatch> rest = new ArrayList<>();
        if (!lines.isEmpty()) {
            rest.add(new RowBatch(columns, lines));
        }
        return new RowSource() {
            @Override
            public @Nullable RowBatch next() {
                return rest.isEmpty() ? null : rest.removeFirst();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ItemSource objects() {
        return items.get();
    }

    @Override
    public Outcome outcome() {
        return Outcome.DONE;
    }
}
