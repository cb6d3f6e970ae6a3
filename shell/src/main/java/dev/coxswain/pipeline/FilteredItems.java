package dev.coxswain.pipeline;

import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

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
        /** What stays of a batch. */
        Picked pick(RowBatch batch);

        /** What is left to show at the end. */
        default Picked end() {
            return Picked.NOTHING;
        }

        /** Whether no further row can stay, so that the source may be closed. */
        boolean isFull();
    }

    /**
     * What a picker takes.
     *
     * @param heading whether the heading of the batch's table is shown
     */
    record Picked(boolean heading, List<Row> rows) {
        static final Picked NOTHING = new Picked(false, List.of());

        Picked {
            rows = List.copyOf(rows);
        }
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
            private @Nullable List<Column> columns;

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
                    return batch(picker.end());
                }
                columns = batch.columns() == null ? columns : batch.columns();
                return batch(picker.pick(batch));
            }

            // The columns go along with the first that is left of their table.
            private RowBatch batch(Picked picked) {
                List<Column> begun = columns;
                if (!picked.heading() && picked.rows().isEmpty()) {
                    return new RowBatch(null, List.of());
                }
                columns = null;
                return new RowBatch(begun, picked.rows(), picked.heading());
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    @Override
    public ItemSource objects() {
        if (input.live()) {
            throw FailureException.plain(
                    "the lines of a watch cannot be told what objects they are of",
                    "let jq come first: … -w | select(…) | .metadata.name | grep …");
        }
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
}
