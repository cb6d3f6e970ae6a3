package dev.coxswain.result;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table read off the values themselves: one column for each key they have. A value that is an
 * array and the only one has a row for each of its elements.
 */
final class DerivedRows implements RowSource {
    private final ItemSource items;
    private boolean done;

    DerivedRows(ItemSource items) {
        this.items = items;
    }

    @Override
    public @Nullable RowBatch next() {
        if (done) {
            return null;
        }
        done = true;
        List<Item> all = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Item item = items.next(); item != null; item = items.next()) {
            all.add(item);
        }
        if (all.size() == 1 && all.getFirst().json().isArray()) {
            JsonNode array = all.removeFirst().json();
            array.forEach(element -> all.add(Item.of(element)));
        }
        all.forEach(item -> keysOf(item.json()).forEach(keys::add));
        if (all.isEmpty()) {
            return null;
        }
        List<Row> rows = all.stream().map(item -> row(item, keys)).toList();
        return new RowBatch(keys.stream().map(key -> Column.of(heading(key))).toList(), rows);
    }

    private static List<String> keysOf(JsonNode json) {
        if (isObject(json)) {
            return List.of("metadata.namespace", "kind", "metadata.name");
        }
        if (json.isObject()) {
            List<String> names = new ArrayList<>();
            json.fieldNames().forEachRemaining(names::add);
            return names;
        }
        return List.of("value");
    }

    private static boolean isObject(JsonNode json) {
        return json.has("kind") && json.path("metadata").has("name");
    }

    private static Row row(Item item, Set<String> keys) {
        return new Row(keys.stream().map(key -> cell(item.json(), key)).toList(), item.origin());
    }

    private static String cell(JsonNode json, String key) {
        if (key.equals("value") && !json.isObject()) {
            return text(json);
        }
        JsonNode at = json.path(key);
        if (at.isMissingNode() && isObject(json)) {
            at = Json.at(json, key.split("\\."));
        }
        return text(at);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : Json.compact(value);
    }

    private static String heading(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public void close() {
        items.close();
    }
}
