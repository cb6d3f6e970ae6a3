package dev.coxswain.pipeline;

import dev.coxswain.document.Json;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Row;
import dev.coxswain.result.RowBatch;
import dev.coxswain.result.RowSource;
import dev.coxswain.result.Takeover;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Results in the plainest text that tells them apart. */
final class PlainRendering implements Rendering {
    @Override
    public void write(Result result, OutputStream sink) {
        try {
            switch (result) {
                case Empty _ -> {}
                case Lines lines -> lines.bytes().transferTo(sink);
                case Items items -> items(items, sink);
                case Takeover takeover -> throw new IllegalStateException(takeover.name());
            }
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void show(Result result, Channels channels) {
        write(result, channels.output());
    }

    private static void items(Items items, OutputStream sink) throws IOException {
        if (items.output().format() == OutputFormat.TABLE && items.shape() != Items.Shape.WRITTEN) {
            table(items, sink);
            return;
        }
        boolean list =
                items.shape() == Items.Shape.LIST && items.output().format() == OutputFormat.JSON;
        if (list) {
            line(sink, Json.compact(Values.document(Values.drain(items.objects()), items.shape())));
            return;
        }
        try (ItemSource source = items.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                line(sink, value(item, items));
            }
        }
    }

    private static String value(Item item, Items items) {
        if (items.shape() == Items.Shape.WRITTEN) {
            return String.valueOf(item.message());
        }
        return switch (items.output().format()) {
            case NAME ->
                    String.valueOf(
                            item.origin() == null ? "?" : item.origin().ref().qualifiedName());
            case YAML -> "yaml " + Json.compact(item.json());
            default ->
                    item.json().isTextual() ? item.json().textValue() : Json.compact(item.json());
        };
    }

    private static void table(Items items, OutputStream sink) throws IOException {
        try (RowSource rows = items.rows()) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
                if (batch.columns() != null && !items.output().noHeaders()) {
                    line(
                            sink,
                            String.join(
                                    "  ", batch.columns().stream().map(c -> c.name()).toList()));
                }
                for (Row row : batch.rows()) {
                    line(sink, String.join("  ", row.cells()));
                }
            }
        }
    }

    private static void line(OutputStream sink, String text) throws IOException {
        sink.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
