package dev.coxswain.pipeline;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code tee FILE}: what comes goes on as it is, its text into files as well. */
final class TeeFilter implements Filter {
    private static final Flag<Boolean> APPEND =
            Flag.bool("append").shorthand('a').help("Add to the files");

    @Override
    public Signature signature() {
        return Signature.of("tee", "Also write the text to files")
                .argument(Argument.rest("FILE"))
                .flag(APPEND);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        if (arguments.positional().isEmpty()) {
            throw FailureException.usage("tee needs a file");
        }
        return input -> split(input, arguments, context);
    }

    private static Result split(Result input, Arguments arguments, Context context) {
        List<OutputStream> files = new ArrayList<>();
        for (String name : arguments.positional()) {
            files.add(HostFiles.output(context.session(), name, arguments.get(APPEND)));
        }
        if (input instanceof Items items && !items.live() && TextFormats.isObjects(items)) {
            return new Items(new Teed(items, files, context), items.shape(), items.output());
        }
        return new Lines(
                new RenderedText(
                        sink -> {
                            files.add(sink);
                            copy(context, input, files);
                        },
                        context.cancellation()),
                () -> Outcome.DONE);
    }

    private static void copy(Context context, Result input, List<OutputStream> sinks)
            throws IOException {
        try (InputStream text = TextFormats.open(context, input)) {
            byte[] bytes = new byte[1 << 14];
            for (int count = text.read(bytes); count >= 0; count = text.read(bytes)) {
                for (OutputStream sink : sinks) {
                    sink.write(bytes, 0, count);
                    sink.flush();
                }
            }
        } finally {
            for (OutputStream sink : sinks) {
                sink.close();
            }
        }
    }

    /** Objects that go on as they are, their text having been written to files. */
    private record Teed(Items input, List<OutputStream> files, Context context)
            implements Items.Source {
        @Override
        public RowSource rows() {
            if (!Values.isTable(input)) {
                Items copy = Items.of(Values.drain(input.objects()), input.shape());
                write(copy.as(input.output()));
                return copy.rows();
            }
            List<RowBatch> batches = batches(input.rows());
            write(table(batches));
            return source(batches);
        }

        @Override
        public ItemSource objects() {
            if (Values.isTable(input)) {
                write(table(batches(input.rows())));
                return input.objects();
            }
            List<Item> items = Values.drain(input.objects());
            write(Items.of(items, input.shape()).as(input.output()));
            return ItemSource.of(items);
        }

        @Override
        public Outcome outcome() {
            return input.outcome();
        }

        private void write(Items items) {
            try {
                copy(context, items, files);
            } catch (IOException e) {
                throw new FailureException(new Failure.File("tee: " + e.getMessage()), e);
            }
        }

        private Items table(List<RowBatch> batches) {
            Items.Source rows =
                    new Items.Source() {
                        @Override
                        public RowSource rows() {
                            return source(batches);
                        }

                        @Override
                        public ItemSource objects() {
                            return input.objects();
                        }

                        @Override
                        public Outcome outcome() {
                            return Outcome.DONE;
                        }
                    };
            return new Items(rows, input.shape(), input.output());
        }

        private static List<RowBatch> batches(RowSource rows) {
            List<RowBatch> batches = new ArrayList<>();
            try (rows) {
                for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                    batches.add(batch);
                }
            }
            return batches;
        }

        private static RowSource source(List<RowBatch> batches) {
            Iterator<RowBatch> rest = batches.iterator();
            return new RowSource() {
                @Override
                public @Nullable RowBatch next() {
                    return rest.hasNext() ? rest.next() : null;
                }

                @Override
                public void close() {}
            };
        }
    }
}
