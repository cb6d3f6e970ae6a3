package dev.coxswain.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Results as values and as text. */
final class Values {
    private static final Output JSON = Output.of(OutputFormat.JSON);

    private Values() {}

    /** Values that stand on their own, printed as jq prints them. */
    static Items stream(Supplier<ItemSource> items, Supplier<Outcome> outcome) {
        return new Items(Items.source(items, outcome), Items.Shape.STREAM, JSON);
    }

    /** Whatever a result holds, one item after the other; text gives its lines' values. */
    static ItemSource items(@Nullable Result result) {
        return switch (result) {
            case null -> ItemSource.of(List.of());
            case Items items -> items.objects();
            case Lines lines -> new TextValues(lines, false);
            case Empty _ -> ItemSource.of(List.of());
            case Takeover takeover -> throw needsTerminal(takeover);
        };
    }

    static RuntimeException needsTerminal(Takeover takeover) {
        return dev.coxswain.failure.FailureException.plain(
                takeover.name() + " needs a terminal to itself",
                "it can be the last of a line typed at a prompt, and nothing else");
    }

    static List<Item> drain(ItemSource source) {
        List<Item> items = new ArrayList<>();
        try (source) {
            for (Item item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        }
        return items;
    }

    /** Whether the result is a table, as far as its reader is concerned. */
    static boolean isTable(Result result) {
        return result instanceof Items items
                && !items.shape().isWritten()
                && (items.output().format() == OutputFormat.TABLE
                        || items.output().format() == OutputFormat.WIDE);
    }

    /** The items as jq sees them: a List document, one object, or values one by one. */
    static JsonNode document(List<Item> items, Items.Shape shape) {
        boolean one = shape.isOne() || (shape.isWritten() && items.size() == 1);
        if (one && items.size() == 1) {
            return items.getFirst().json();
        }
        ObjectNode list = Json.object();
        list.put("apiVersion", "v1");
        ArrayNode array = list.putArray("items");
        list.put("kind", "List");
        items.forEach(item -> array.add(item.json()));
        list.putObject("metadata").put("resourceVersion", "");
        return list;
    }

    static byte[] bytes(InputStream input) {
        try (input) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(InputStream input) {
        return new String(bytes(input), StandardCharsets.UTF_8);
    }

    static BufferedReader reader(InputStream input) {
        return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    static @Nullable String line(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text without the newlines at its end. */
    static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
