package dev.coxswain.pipeline;

import dev.coxswain.document.Json;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Tables as they are printed, everything else in the plainest text that tells it apart. */
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
            Printer.print(items, sink, Traits.PLAIN);
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

    private static void line(OutputStream sink, String text) throws IOException {
        sink.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
