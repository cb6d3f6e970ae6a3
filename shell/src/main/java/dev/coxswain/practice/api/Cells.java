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

    static JsonNode cell(Kind.Column column, JsonNode object, Instant now) {
        String rule = column.cell();
        int blank = rule.indexOf(' ');
        String verb = blank < 0 ? "" : rule.substring(0, blank);
        String rest = blank < 0 ? rule : rule.substring(blank + 1);
        return switch (verb) {
            case "age" -> text(age(object, rest, now));
            case "count" -> Json.NODES.numberNode(count(object, rest));
            case "labels" -> text(labels(Paths.at(object, rest)));
            case "selector" -> text(selector(Paths.at(object, rest)));
            case "number" -> Json.NODES.numberNode(Paths.at(object, rest).asInt(1));
            case "whole" -> Json.NODES.numberNode(Paths.at(object, rest).asInt(0));
            case "json" -> Paths.at(object, rest);
            case "join" -> text(String.join(",", Kind.texts(Paths.at(object, rest))));
            default ->
                    rule.startsWith("@")
                            ? computed(rule.substring(1), object, now)
                            : plain(column, object, rule);
        };
    }

    private static JsonNode text(String text) {
        return Json.NODES.textNode(text);
    }

    private static JsonNode computed(String name, JsonNode object, Instant now) {
        String value = PodCells.cell(name, object, now);
        if (value == null) {
            value = WorkloadCells.cell(name, object, now);
        }
        if (value == null) {
            value = NetworkCells.cell(name, object, now);
        }
        if (value == null) {
            value = StorageCells.cell(name, object);
        }
        if (value == null) {
            value = PolicyCells.cell(name, object);
        }
        return value == null ? Json.NODES.nullNode() : text(value);
    }

    private static JsonNode plain(Kind.Column column, JsonNode object, String rule) {
        int bar = rule.indexOf('|');
        JsonNode value = Paths.at(object, bar < 0 ? rule : rule.substring(0, bar));
        boolean empty = value.isMissingNode() || value.isNull() || value.asText("x").isEmpty();
        return switch (column.type()) {
            case "integer" -> Json.NODES.numberNode(value.asLong(0));
            case "boolean" -> Json.NODES.booleanNode(value.asBoolean());
            default -> text(empty ? bar < 0 ? "" : rule.substring(bar + 1) : shown(value));
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
