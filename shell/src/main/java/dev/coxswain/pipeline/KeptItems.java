package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;
import dev.coxswain.session.Results;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The last result of a line on its way to the screen: what passes is remembered as {@code _}, and
 * the rows of a table as {@code %1}, {@code %2}.
 */
final class KeptItems implements Items.Source {
    private static final long MOST_BYTES = 64L << 20;

    private final Items input;
    private final Results results;
    private final List<Origin> shown = new ArrayList<>();
    private @Nullable List<Item> items;
    private long size;
    private boolean kept;

    private KeptItems(Items input, Results results) {
        this.input = input;
        this.results = results;
    }

    static Items of(Items input, Results results) {
        KeptItems kept = new KeptItems(input, results);
        return new Items(kept, input.shape(), input.output());
    }

    @Override
    public RowSource rows() {
        RowSource rows = input.rows();
        return new RowSource() {
            @Override
            public @Nullable RowBatch next() {
                RowBatch batch = rows.next();
                keep();
                if (batch != null) {
                    batch.rows().stream().map(Row::origin).forEach(KeptItems.this::show);
                    results.rows(shown);
                }
                return batch;
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    /** What fails before it gives anything does not take the place of the last result. */
    private synchronized void keep() {
        if (!kept) {
            kept = true;
            results.keep(input.shape(), this::all);
        }
    }

    private void show(@Nullable Origin origin) {
        if (origin != null) {
            shown.add(origin);
        }
    }

    @Override
    public ItemSource objects() {
        ItemSource source = input.objects();
        synchronized (this) {
            items = new ArrayList<>();
            size = 0;
        }
        return new ItemSource() {
            @Override
            public @Nullable Item next() {
                Item item = source.next();
                keep();
                remember(item);
                return item;
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }

    private synchronized void remember(@Nullable Item item) {
        if (item == null) {
            return;
        }
        size += sizeOf(item.json());
        if (items != null && size <= MOST_BYTES) {
            items.add(item);
        } else {
            items = null;
        }
    }

    private static long sizeOf(JsonNode node) {
        long size = 32;
        if (node.isTextual()) {
            return size + node.textValue().length();
        }
        for (JsonNode child : node) {
            size += sizeOf(child);
        }
        return size;
    }

    /** What passed; where only the table was looked at, the objects, fetched now. */
    private synchronized List<Item> all() {
        if (items == null && size <= MOST_BYTES) {
            Values.drain(objects());
        }
        List<Item> known = items;
        if (known == null) {
            throw FailureException.plain(
                    "the last result was larger than 64 MB and was not kept",
                    "ask for less of it, or put it into a file: > all.json");
        }
        return List.copyOf(known);
    }

    @Override
    public Outcome outcome() {
        return input.outcome();
    }
}
