package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Checks the configuration of an apply, which is refused whole where a field is not declared. */
final class Typed {
    private final List<String> problems = new ArrayList<>();

    private Typed() {}

    /** Throws 500 as the server does where a field is unknown or of another type. */
    static void check(ObjectNode object, Kind kind) {
        var typed = new Typed();
        typed.object(object, kind.schema(), "");
        if (typed.problems.isEmpty()) {
            return;
        }
        String group = kind.type().group();
        String about =
                "%s/%s; %s/%s, Kind=%s"
                        .formatted(
                                ObjectMeta.text(object, "namespace"),
                                ObjectMeta.name(object),
                                group,
                                kind.type().version(),
                                kind.type().kind());
        String why =
                typed.problems.size() == 1
                        ? typed.problems.getFirst()
                        : "errors:\n  " + String.join("\n  ", typed.problems);
        throw new StatusException(
                500,
                "",
                "failed to create typed patch object (%s): %s".formatted(about, why),
                null);
    }

    private void object(JsonNode object, Schema schema, String at) {
        if (schema.open()) {
            return;
        }
        var sorted = new TreeMap<String, JsonNode>();
        object.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        sorted.forEach(
                (name, value) -> {
                    Schema inner = schema.property(name);
                    String here = at + "." + name;
                    if (inner == null) {
                        problems.add(here + ": field not declared in schema");
                    } else if (!value.isNull()) {
                        value(value, inner, here);
                    }
                });
    }

    private void value(JsonNode value, Schema schema, String at) {
        if (schema.numberOrText() || schema.quantity()) {
            return;
        }
        if (!TypeCheck.fits(value, schema)) {
            problems.add("%s: expected %s, got %s".formatted(at, word(schema), shown(value)));
        } else if (value.isObject()) {
            object(value, schema, at);
        } else if (value.isArray()) {
            Schema items = schema.items();
            for (int index = 0; items != null && index < value.size(); index++) {
                value(value.get(index), items, at + step(value.get(index), schema, index));
            }
        }
    }

    private static String step(JsonNode item, Schema list, int index) {
        var parts = new ArrayList<String>();
        if (item.isObject() && list.listType().equals("map")) {
            for (String key : list.mapKeys()) {
                if (item.has(key)) {
                    parts.add(key + "=" + Json.compact(item.path(key)));
                }
            }
        }
        return parts.isEmpty() ? "[" + index + "]" : "[" + String.join(",", parts) + "]";
    }

    private static String word(Schema schema) {
        return switch (schema.type()) {
            case "integer", "number" -> "numeric (int or float)";
            case "boolean" -> "boolean";
            case "array" -> "list";
            case "object" -> "map";
            default -> "string";
        };
    }

    private static String shown(JsonNode value) {
        return "&value.valueUnstructured{Value:%s}".formatted(go(value));
    }

    private static String go(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, ARRAY -> value.isArray() ? "[]interface {}" : "map[string]interface {}";
            default -> Json.compact(value);
        };
    }
}
