package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Age;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The values of a table's cells. A cell is described by words: {@code .path} (with {@code |text}
 * for where it is empty), {@code age .path}, {@code count .path…}, {@code labels .path}, {@code
 * selector .path}, {@code json .path}, {@code number .path}, {@code whole .path}, {@code join
 * .path}, or {@code @name} for what is worked out in code.
 */
final class Cells {
    private Cells() {}

    /**
     * @param type of the column, as tables name it
     */
    static Kind.Cell read(String words, String type, Particulars particulars) {
        int blank = words.indexOf(' ');
        String verb = blank < 0 ? "" : words.substring(0, blank);
        String rest = blank < 0 ? words : words.substring(blank + 1);
        return switch (verb) {
            case "age" -> (object, now) -> text(age(object, rest, now));
            case "count" -> (object, _) -> Json.NODES.numberNode(count(object, rest));
            case "labels" -> (object, _) -> text(labels(Paths.at(object, rest)));
            case "selector" -> (object, _) -> text(selector(Paths.at(object, rest)));
            case "number" -> (object, _) -> Json.NODES.numberNode(Paths.at(object, rest).asInt(1));
            case "whole" -> (object, _) -> Json.NODES.numberNode(Paths.at(object, rest).asInt(0));
            case "json" -> (object, _) -> Paths.at(object, rest);
            case "join" ->
                    (object, _) -> text(String.join(",", Kind.texts(Paths.at(object, rest))));
            default ->
                    words.startsWith("@")
                            ? computed(words.substring(1), particulars)
                            : plain(words, type);
        };
    }

    private static JsonNode text(String text) {
        return Json.NODES.textNode(text);
    }

    private static Kind.Cell computed(String name, Particulars particulars) {
        return (object, now) -> {
            String value = particulars.cell(name, object, now);
            return value == null ? Json.NODES.nullNode() : text(value);
        };
    }

    private static Kind.Cell plain(String words, String type) {
        int bar = words.indexOf('|');
        String path = bar < 0 ? words : words.substring(0, bar);
        String instead = bar < 0 ? "" : words.substring(bar + 1);
        return switch (type) {
            case "integer" ->
                    (object, _) -> Json.NODES.numberNode(Paths.at(object, path).asLong(0));
            case "boolean" ->
                    (object, _) -> Json.NODES.booleanNode(Paths.at(object, path).asBoolean());
            default ->
                    (object, _) -> {
                        JsonNode value = Paths.at(object, path);
                        boolean empty =
                                value.isMissingNode()
                                        || value.isNull()
                                        || value.asText("x").isEmpty();
                        return text(empty ? instead : shown(value));
                    };
        };
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? value.asText() : Json.compact(value);
    }

    static String age(JsonNode object, String path, Instant now) {
        int bar = path.indexOf('|');
        String stamp = Paths.text(object, bar < 0 ? path : path.substring(0, bar));
        return stamp.isEmpty() && bar >= 0 ? path.substring(bar + 1) : Age.since(stamp, now);
    }

    private static int count(JsonNode object, String paths) {
        int count = 0;
        for (String path : paths.split(" ")) {
            count += Paths.at(object, path).size();
        }
        return count;
    }

    static String labels(JsonNode map) {
        var sorted = new TreeMap<String, String>();
        map.properties().forEach(each -> sorted.put(each.getKey(), each.getValue().asText()));
        var parts = new ArrayList<String>();
        sorted.forEach((key, value) -> parts.add(key + "=" + value));
        return parts.isEmpty() ? "<none>" : String.join(",", parts);
    }

    static String selector(JsonNode selector) {
        var parts = new ArrayList<String>();
        if (!selector.path("matchLabels").isEmpty()) {
            parts.add(labels(selector.path("matchLabels")));
        }
        for (JsonNode each : selector.path("matchExpressions")) {
            List<String> values = Kind.texts(each.path("values"));
            String key = each.path("key").asText();
            parts.add(
                    switch (each.path("operator").asText()) {
                        case "In" -> key + " in (" + String.join(",", values) + ")";
                        case "NotIn" -> key + " notin (" + String.join(",", values) + ")";
                        case "DoesNotExist" -> "!" + key;
                        default -> key;
                    });
        }
        return parts.isEmpty() ? "<none>" : String.join(",", parts);
    }
}
