package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Writes JSON down as Java: {@code object("kind", "Pod", "metadata", object("name", name))}. */
public final class Tree {
    private Tree() {}

    /** An object of names and values in turn; a field whose value is null is left out. */
    public static ObjectNode object(@Nullable Object... fields) {
        ObjectNode object = Json.object();
        for (int i = 0; i < fields.length; i += 2) {
            Object value = fields[i + 1];
            if (value != null) {
                object.set(String.valueOf(fields[i]), node(value));
            }
        }
        return object;
    }

    public static ArrayNode array(List<?> values) {
        ArrayNode array = Json.array();
        values.forEach(value -> array.add(node(value)));
        return array;
    }

    /** Null where the list is empty, for fields that are then left out. */
    public static @Nullable ArrayNode arrayOrNull(List<?> values) {
        return values.isEmpty() ? null : array(values);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case JsonNode node -> node;
            case List<?> list -> array(list);
            case Map<?, ?> map -> {
                ObjectNode object = Json.object();
                map.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
                yield object;
            }
            case String text -> Json.NODES.textNode(text);
            case Boolean flag -> Json.NODES.booleanNode(flag);
            case Integer number -> Json.NODES.numberNode(number);
            case Long number -> Json.NODES.numberNode(number);
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        };
    }
}
