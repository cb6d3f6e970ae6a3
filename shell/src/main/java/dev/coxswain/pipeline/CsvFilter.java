package dev.coxswain.pipeline;

import dev.coxswain.command.Arguments;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Column;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code csv}: a table as comma-separated values (RFC 4180, lines ended by a newline alone). */
final class CsvFilter implements Filter {
    @Override
    public Signature signature() {
        return Signature.of("csv", "Print a table as comma-separated values");
    }

    @Override
    public Ready with(Arguments arguments, Context context) {
        return input -> {
            if (!(input instanceof Items items)) {
                throw FailureException.plain("csv needs a table or objects, not text");
            }
            return text(items, context);
        };
    }

    private static Result text(Items items, Context context) {
        return new Lines(
                new RenderedText(sink -> write(items, sink), context.cancellation()),
                () -> Outcome.DONE);
    }

    private static void write(Items items, OutputStream sink) throws IOException {
        boolean wide = items.output().format() == OutputFormat.WIDE;
        List<Column> columns = List.of();
        try (RowSource rows = items.rows()) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                if (batch.columns() != null) {
                    columns = batch.columns();
                    line(columns.stream().map(Column::name).toList(), columns, wide, sink);
                }
                for (Row row : batch.rows()) {
                    line(row.cells(), columns, wide, sink);
                }
            }
        }
    }

    private static void line(
            List<String> cells, List<Column> columns, boolean wide, OutputStream sink)
            throws IOException {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (wide || i >= columns.size() || columns.get(i).priority() == 0) {
                shown.add(cells.get(i));
            }
        }
        String line = shown.stream().map(CsvFilter::quoted).collect(Collectors.joining(","));
        sink.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
