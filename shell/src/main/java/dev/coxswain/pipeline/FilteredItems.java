package dev.coxswain.pipeline;

import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Some rows of a table. Asked for objects instead, it reads the rows first and keeps the objects
 * whose rows are left, so that the lines on the screen and the objects of a later stage agree.
 */
final class FilteredItems implements Items.Source {
    /** Picks rows; told when the table is at its end. */
    interface Picker {
        /** The rows of a batch that stay, with the columns if they are to be shown. */
        RowBatch pick(RowBatch batch);

        /** What is left to show at the end, or null. */
        @Nullable RowBatch end();

        /** Whether no further row can stay, so that the source may be closed. */
        boolean isFull();
    }

    private final Items input;
    private final Picker picker;
    private boolean full;

    FilteredItems(Items input, Picker picker) {
        this.input = input;
        this.picker = picker;
    }

    @Override
    public RowSource rows() {
        RowSource rows = input.rows();
        return new RowSource() {
            private boolean done;

            @Override
            public @Nullable RowBatch next() {
                if (done) {
                    return null;
                }
                full = picker.isFull();
                RowBatch batch = full ? null : rows.next();
                if (batch == null) {
                    done = true;
                    rows.close();
                    return picker.end();
                }
                return picker.pick(batch);
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    @Override
    public ItemSource objects() {
        Set<Origin> left = new HashSet<>();
        try (RowSource rows = rows()) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                batch.rows().stream().map(Row::origin).forEach(left::add);
            }
        }
        return only(input.objects(), item -> left.contains(item.origin()));
    }

    /** The items that a test lets through. */
    static ItemSource only(ItemSource items, Predicate<Item> test) {
        return new ItemSource() {
            @Override
            public @Nullable Item next() {
                Item item = items.next();
                while (item != null && !test.test(item)) {
                    item = items.next();
                }
                return item;
            }

            @Override
            public void close() {
                items.close();
            }
        };
    }

    @Override
    public Outcome outcome() {
        return full ? Outcome.DONE : input.outcome();
    }

    /** A batch with other rows; none at all is no batch of a table. */
    static RowBatch with(RowBatch batch, List<Row> rows, boolean header) {
        return new RowBatch(header ? batch.columns() : null, new ArrayList<>(rows));
    }
}
