package dev.coxswain.pipeline;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.util.List;

/** {@code head}: the first lines, the first values of a stream; what follows is not fetched. */
final class HeadFilter implements Filter {
    static final Flag<Long> LINES =
            Flag.integer("lines", 10).shorthand('n').help("How many; -3 and 3 also do");

    @Override
    public Signature signature() {
        return Signature.of("head", "Keep the first lines")
                .argument(Argument.optional("N"))
                .flag(LINES);
    }

    /** The number asked for, as {@code -n 3}, {@code -3} or {@code 3}. */
    static int count(Arguments arguments) {
        if (arguments.positional().isEmpty()) {
            return Math.toIntExact(Math.max(0, arguments.get(LINES)));
        }
        String word = arguments.positional().getFirst();
        if (arguments.positional().size() > 1 || !word.matches("\\d{1,9}")) {
            throw FailureException.usage("\"" + word + "\" is no number of lines");
        }
        return Integer.parseInt(word);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        int count = count(arguments);
        return input -> apply(input, count, context);
    }

    private static Result apply(Result input, int count, Context context) {
        if (Values.isTable(input) && input instanceof Items items) {
            FilteredItems rows = new FilteredItems(items, new First(count, header(items)));
            return new Items(rows, items.shape(), items.output());
        }
        if (TextFormats.isStream(input) && input instanceof Items items) {
            return Values.stream(() -> new FirstItems(items.objects(), count), () -> Outcome.DONE);
        }
        return LineFilter.over(input, (lines, sink) -> lines(lines, sink, count), context);
    }

    /** How many lines the heading takes. */
    static int header(Items items) {
        return items.output().noHeaders() ? 0 : 1;
    }

    private static int lines(BufferedReader lines, LineFilter.Sink sink, int count) {
        for (int i = 0; i < count; i++) {
            String line = Values.line(lines);
            if (line == null) {
                return 0;
            }
            sink.line(line);
        }
        return 0;
    }

    /** The first lines of a table, its heading being one. */
    private static final class First implements FilteredItems.Picker {
        private final int header;
        private int left;

        First(int count, int header) {
            this.left = count;
            this.header = header;
        }

        @Override
        public FilteredItems.Picked pick(RowBatch batch) {
            boolean heading = batch.columns() != null && left > 0;
            left -= batch.columns() == null ? 0 : header;
            int size = Math.clamp(left, 0, batch.rows().size());
            List<Row> rows = batch.rows().subList(0, size);
            left -= size;
            return new FilteredItems.Picked(heading, rows);
        }

        @Override
        public boolean isFull() {
            return left <= 0;
        }
    }

    /** The first values; the source is closed as soon as they are there. */
    private static final class FirstItems implements ItemSource {
        private final ItemSource source;
        private int left;

        FirstItems(ItemSource source, int count) {
            this.source = source;
            this.left = count;
        }

        @Override
        public @Nullable Item next() {
            if (left <= 0) {
                source.close();
                return null;
            }
            left--;
            return source.next();
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
