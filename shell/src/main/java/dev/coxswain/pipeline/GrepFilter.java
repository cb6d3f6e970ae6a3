package dev.coxswain.pipeline;

import dev.coxswain.command.Argument;
import dev.coxswain.command.Arguments;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Column;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.RowBatch;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code grep}: the lines that match; status 1 where none does. */
final class GrepFilter implements Filter {
    static final Flag<Boolean> INVERT =
            Flag.bool("invert-match").shorthand('v').help("Keep the lines that do not match");
    static final Flag<Boolean> IGNORE_CASE =
            Flag.bool("ignore-case").shorthand('i').help("Take capitals and small letters as one");
    static final Flag<Boolean> EXTENDED =
            Flag.bool("extended-regexp").shorthand('E').help("The pattern is an extended one");
    static final Flag<Boolean> FIXED =
            Flag.bool("fixed-strings").shorthand('F').help("The pattern is plain text");
    static final Flag<Boolean> WORD =
            Flag.bool("word-regexp").shorthand('w').help("Match whole words only");
    static final Flag<Boolean> LINE =
            Flag.bool("line-regexp").shorthand('x').help("Match whole lines only");
    private static final Flag<Boolean> COUNT =
            Flag.bool("count").shorthand('c').help("Print how many lines match");
    private static final Flag<Boolean> QUIET =
            Flag.bool("quiet").shorthand('q').help("Print nothing, the status tells");
    static final Flag<List<String>> PATTERNS =
            Flag.repeated("regexp").shorthand('e').help("A pattern; may be repeated");

    @Override
    public Signature signature() {
        return Signature.of("grep", "Keep the lines that match")
                .argument(Argument.optional("PATTERN"))
                .flag(INVERT, IGNORE_CASE, EXTENDED, FIXED, WORD, LINE, COUNT, QUIET, PATTERNS);
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        LinePattern pattern = LinePattern.of(arguments);
        boolean text = arguments.get(COUNT) || arguments.get(QUIET);
        return input -> {
            if (!text && Values.isTable(input) && input instanceof Items items) {
                return table(items, pattern);
            }
            if (!text && TextFormats.isStream(input) && input instanceof Items items) {
                return stream(items, pattern);
            }
            boolean quiet = arguments.get(QUIET);
            LineFilter filter =
                    text
                            ? (lines, sink) -> count(lines, sink, pattern, quiet)
                            : (lines, sink) -> lines(lines, sink, pattern);
            return LineFilter.over(input, filter, context);
        };
    }

    private static int lines(BufferedReader lines, LineFilter.Sink sink, LinePattern pattern) {
        int code = 1;
        for (String line = Values.line(lines); line != null; line = Values.line(lines)) {
            if (pattern.takes(line)) {
                sink.line(line);
                code = 0;
            }
        }
        return code;
    }

    private static int count(
            BufferedReader lines, LineFilter.Sink sink, LinePattern pattern, boolean quiet) {
        long count = 0;
        for (String line = Values.line(lines); line != null; line = Values.line(lines)) {
            count += pattern.takes(line) ? 1 : 0;
            if (quiet && count > 0) {
                return 0;
            }
        }
        if (!quiet) {
            sink.line(Long.toString(count));
        }
        return count > 0 ? 0 : 1;
    }

    private static Outcome status(AtomicBoolean found) {
        return found.get() ? Outcome.DONE : Outcome.exit(1);
    }

    private static Result stream(Items items, LinePattern pattern) {
        AtomicBoolean found = new AtomicBoolean();
        return Values.stream(
                () ->
                        FilteredItems.only(
                                items.objects(),
                                item -> {
                                    boolean takes = pattern.takes(line(item));
                                    found.compareAndSet(false, takes);
                                    return takes;
                                }),
                () -> status(found));
    }

    private static String line(Item item) {
        return item.json().isTextual() ? item.json().textValue() : item.json().toString();
    }

    private static Result table(Items items, LinePattern pattern) {
        AtomicBoolean found = new AtomicBoolean();
        var rows = new FilteredItems(items, new Matching(pattern, items.output(), found));
        Items.Source withStatus =
                new Items.Source() {
                    @Override
                    public dev.coxswain.result.RowSource rows() {
                        return rows.rows();
                    }

                    @Override
                    public dev.coxswain.result.ItemSource objects() {
                        return rows.objects();
                    }

                    @Override
                    public Outcome outcome() {
                        return status(found);
                    }
                };
        return new Items(withStatus, items.shape(), items.output());
    }

    /** The lines of a table that match, its heading among them, by the cells that are shown. */
    private static final class Matching implements FilteredItems.Picker {
        private final LinePattern pattern;
        private final boolean wide;
        private final boolean headed;
        private final AtomicBoolean found;
        private List<Column> columns = List.of();

        Matching(LinePattern pattern, Output output, AtomicBoolean found) {
            this.pattern = pattern;
            this.wide = output.format() == OutputFormat.WIDE;
            this.headed = !output.noHeaders();
            this.found = found;
        }

        @Override
        public FilteredItems.Picked pick(RowBatch batch) {
            boolean heading = false;
            if (batch.columns() != null) {
                columns = batch.columns();
                heading =
                        headed
                                && batch.heading()
                                && takes(columns.stream().map(Column::name).toList());
            }
            return new FilteredItems.Picked(
                    heading, batch.rows().stream().filter(row -> takes(row.cells())).toList());
        }

        private boolean takes(List<String> cells) {
            List<String> shown = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                if (i >= columns.size() || wide || columns.get(i).priority() == 0) {
                    shown.add(cells.get(i));
                }
            }
            boolean takes = pattern.takes(String.join("   ", shown));
            found.compareAndSet(false, takes);
            return takes;
        }

        @Override
        public boolean isFull() {
            return false;
        }
    }

    static FailureException noPattern() {
        return FailureException.usage("grep needs a pattern");
    }
}
