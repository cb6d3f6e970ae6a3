package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** {@code rows}: the printed cells of a table as objects; each still stands for its object. */
final class RowsFilter implements Filter {
    @Override
    public Signature signature() {
        return Signature.of("rows", "Give the printed cells of a table as objects");
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        return input -> {
            if (!(input instanceof Items items)) {
                throw FailureException.plain("rows needs a table or objects, not text");
            }
            return items.live() ? arriving(items, context) : cells(items, context);
        };
    }

    /** The cells of a table that grows, one row after the other. */
    private static Result arriving(Items items, Context context) {
        boolean wide = items.output().format() == OutputFormat.WIDE;
        return Values.stream(() -> new Arriving(items.rows(), wide, context), () -> Outcome.DONE);
    }

    /** The rows of a table that grows, as objects. */
    private static final class Arriving implements ItemSource {
        private final RowSource rows;
        private final boolean wide;
        private final Context context;
        private final Deque<Row> waiting = new ArrayDeque<>();
        private List<Column> columns = List.of();

        Arriving(RowSource rows, boolean wide, Context context) {
            this.rows = rows;
            this.wide = wide;
            this.context = context;
        }

        @Override
        public @Nullable Item next() {
            while (waiting.isEmpty()) {
                RowBatch batch = rows.next();
                if (batch == null) {
                    return null;
                }
                columns = batch.columns() == null ? columns : batch.columns();
                waiting.addAll(batch.rows());
            }
            Row row = waiting.remove();
            ObjectNode cells = object(columns, row, wide);
            context.origins().put(cells, row.origin());
            return new Item(cells, row.origin(), null);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private static Result cells(Items items, Context context) {
        boolean wide = items.output().format() == OutputFormat.WIDE;
        Items.Source source =
                Items.source(
                        () -> ItemSource.of(List.of(Item.of(read(items, wide, context)))),
                        () -> Outcome.DONE);
        return new Items(source, Items.Shape.ONE, Output.of(OutputFormat.JSON));
    }

    private static ArrayNode read(Items items, boolean wide, Context context) {
        ArrayNode all = Json.array();
        List<Column> columns = List.of();
        try (RowSource rows = items.rows()) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                columns = batch.columns() == null ? columns : batch.columns();
                for (Row row : batch.rows()) {
                    ObjectNode cells = object(columns, row, wide);
                    context.origins().put(cells, row.origin());
                    all.add(cells);
                }
            }
        }
        return all;
    }

    private static ObjectNode object(List<Column> columns, Row row, boolean wide) {
        ObjectNode cells = Json.object();
        for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            if (wide || columns.get(i).priority() == 0) {
                cells.put(columns.get(i).name(), row.cells().get(i));
            }
        }
        return cells;
    }
}
