package dev.coxswain;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.pipeline.Channels;
import dev.coxswain.pipeline.Rendering;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Results as text: a stream of values as jq prints it, everything else by {@code render}. */
final class ScreenRendering implements Rendering {
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Spacing.AFTER)
                                    .withObjectEmptySeparator("")
                                    .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private final boolean terminal;

    /**
     * @param terminal whether standard output is one
     */
    ScreenRendering(boolean terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(Result result, OutputStream sink) {
        print(result, sink, Traits.PLAIN);
    }

    @Override
    public void show(Result result, Channels channels) {
        print(result, channels.output(), terminal ? new Traits(true) : Traits.PLAIN);
    }

    private static void print(Result result, OutputStream sink, Traits traits) {
        boolean values =
                result instanceof Items items
                        && items.shape() == Items.Shape.STREAM
                        && items.output().format() == OutputFormat.JSON;
        if (values) {
            values((Items) result, sink);
        } else {
            Printer.print(result, sink, traits);
        }
    }

    private static void values(Items items, OutputStream sink) {
        try (ItemSource values = items.objects()) {
            for (Item item = values.next(); item != null; item = values.next()) {
                sink.write((text(item.json()) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            sink.flush();
        } catch (IOException e) {
            Printer.notWritten(e);
        }
    }

    private static String text(JsonNode value) throws IOException {
        return value.isTextual()
                ? value.textValue()
                : Json.mapper().writer(PRETTY).writeValueAsString(value);
    }
}
