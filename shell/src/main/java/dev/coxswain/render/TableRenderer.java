package dev.coxswain.render;

import dev.coxswain.result.Column;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables as kubectl lays them out. The widths of a finite table are its widest cells'; rows of a
 * live one are printed as they come and widths only grow.
 */
final class TableRenderer implements Renderer {
    private final boolean wide;
    private final boolean headers;
    private boolean live;
    private boolean begun;
    private TableLayout layout = new TableLayout();
    private List<Integer> shown = List.of();
    private final List<List<String>> waiting = new ArrayList<>();

    TableRenderer(Output output) {
        this.wide = output.format() == OutputFormat.WIDE;
        this.headers = !output.noHeaders();
    }

    @Override
    public void render(Items items, Sink out) throws IOException {
        live = items.live();
        try (RowSource rows = items.rows()) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                begin(batch.columns(), batch.heading(), out);
                for (Row row : batch.rows()) {
                    waiting.add(cells(row));
                }
                if (live) {
                    print(out);
                    out.flush();
                }
            }
        }
        print(out);
    }

    private void begin(@Nullable List<Column> columns, boolean heading, Sink out)
            throws IOException {
        if (columns == null) {
            return;
        }
        print(out);
        if (begun && !live && headers) {
            out.line("");
        }
        begun = true;
        layout = new TableLayout();
        shown = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (wide || columns.get(i).priority() == 0) {
                shown.add(i);
                header.add(columns.get(i).name());
            }
        }
        if (headers && heading) {
            waiting.add(header);
        }
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(shown.size());
        for (int index : shown) {
            cells.add(index < row.cells().size() ? Cells.clean(row.cells().get(index)) : "");
        }
        return cells;
    }

    private void print(Sink out) throws IOException {
        layout.print(waiting, out);
        waiting.clear();
    }
}
