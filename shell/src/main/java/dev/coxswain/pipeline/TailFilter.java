package dev.coxswain.pipeline;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;

import java.io.BufferedReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** {@code tail}: the last lines, the last values of a stream. */
final class TailFilter implements Filter {
    @Override
    public Signature signature() {
        return Signature.of("tail", "Keep the last lines")
                .argument(Argument.optional("N"))
                .flag(HeadFilter.LINES);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        int count = HeadFilter.count(arguments);
        return input -> apply(input, count, context);
    }

    private static Result apply(Result input, int count, Context context) {
        if (Values.isTable(input) && input instanceof Items items) {
            var rows = new FilteredItems(items, new Last(count, HeadFilter.header(items)));
            return new Items(rows, items.shape(), items.output());
        }
        if (TextFormats.isStream(input) && input instanceof Items items) {
            return Values.stream(
                    () -> ItemSource.of(last(items.objects(), count)), () -> Outcome.DONE);
        }
        return LineFilter.over(input, (lines, sink) -> lines(lines, sink, count), context);
    }

    private static List<Item> last(ItemSource source, int count) {
        Deque<Item> last = new ArrayDeque<>();
        try (source) {
            for (Item item = source.next(); item != null; item = source.next()) {
                keep(last, item, count);
            }
        }
        return new ArrayList<>(last);
    }

    private static <T> void keep(Deque<T> last, T value, int count) {
        last.add(value);
        if (last.size() > count) {
            last.remove();
        }
    }

    private static int lines(BufferedReader lines, LineFilter.Sink sink, int count) {
        Deque<String> last = new ArrayDeque<>();
        for (String line = Values.line(lines); line != null; line = Values.line(lines)) {
            keep(last, line, count);
        }
        last.forEach(sink::line);
        return 0;
    }

    /** The last lines of a table; the heading is its first line. */
    private static final class Last implements FilteredItems.Picker {
        private final int count;
        private final int header;
        private final Deque<Row> last = new ArrayDeque<>();
        private int seen;

        Last(int count, int header) {
            this.count = count;
            this.header = header;
        }

        @Override
        public FilteredItems.Picked pick(RowBatch batch) {
            for (Row row : batch.rows()) {
                keep(last, row, count);
                seen++;
            }
            return FilteredItems.Picked.NOTHING;
        }

        @Override
        public FilteredItems.Picked end() {
            boolean heading = seen > 0 && seen + header <= count;
            return new FilteredItems.Picked(heading, new ArrayList<>(last));
        }

        @Override
        public boolean isFull() {
            return false;
        }
    }
}
