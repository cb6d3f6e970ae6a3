package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;

/** JSON patch (RFC 6902) and JSON merge patch (RFC 7386). */
public final class Patches {
    private Patches() {}

    /** What a merge patch makes of a value; the value is changed in place where it is an object. */
    public static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode)) {
            return patch.deepCopy();
        }
        ObjectNode result = target instanceof ObjectNode object ? object : Json.object();
        patch.properties()
                .forEach(
                        each -> {
                            if (each.getValue().isNull()) {
                                result.remove(each.getKey());
                            } else {
                                result.set(
                                        each.getKey(),
                                        merge(result.path(each.getKey()), each.getValue()));
                            }
                        });
        return result;
    }

    /**
     * What a JSON patch makes of a value, which is changed in place.
     *
     * @throws StatusException 422 where an operation cannot be done
     */
    public static JsonNode json(JsonNode target, JsonNode patch) {
        JsonNode result = target;
        for (JsonNode operation : patch) {
            result = step(result, operation);
        }
        return result;
    }

    private static JsonNode step(JsonNode root, JsonNode operation) {
        String path = operation.path("path").asText("");
        JsonNode value = operation.path("value");
        String name = operation.path("op").asText("");
        switch (name) {
            case "add" -> add(root, path, value.deepCopy());
            case "replace" -> {
                if (parent(root, path).isMissingNode()) {
                    throw unable();
                }
                if (path.isEmpty()) {
                    return value.deepCopy();
                }
                replace(root, path, value.deepCopy());
            }
            case "remove" -> remove(root, path);
            case "test" -> {
                JsonNode there = find(root, path);
                if (!there.equals(value) && !(there.isMissingNode() && value.isNull())) {
                    throw unable();
                }
            }
            case "move", "copy" -> {
                JsonNode moved = find(root, operation.path("from").asText("")).deepCopy();
                if (moved.isMissingNode()) {
                    throw unable();
                }
                if (name.equals("move")) {
                    remove(root, operation.path("from").asText(""));
                }
                add(root, path, moved);
            }
            default -> throw unable();
        }
        return root;
    }

    private static StatusException unable() {
        return new StatusException(
                422,
                "Invalid",
                "the server rejected our request due to an error in our request",
                new StatusException.Details("", "", "", List.of(), 0));
    }

    private static JsonNode find(JsonNode root, String path) {
        JsonNode at = root;
        for (String part : parts(path)) {
            at =
                    at.isArray() && part.matches("\\d+")
                            ? at.path(Integer.parseInt(part))
                            : at.path(part);
        }
        return at;
    }

    private static String[] parts(String path) {
        if (path.isEmpty()) {
            return new String[0];
        }
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].replace("~1", "/").replace("~0", "~");
        }
        return parts;
    }

    private static JsonNode parent(JsonNode root, String path) {
        return find(root, path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    private static String last(String path) {
        String[] parts = parts(path);
        return parts.length == 0 ? "" : parts[parts.length - 1];
    }

    private static void add(JsonNode root, String path, JsonNode value) {
        JsonNode parent = parent(root, path);
        String last = last(path);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            if (last.equals("-")) {
                array.add(value);
            } else {
                array.insert(index(last, array.size() + 1), value);
            }
        } else {
            throw unable();
        }
    }

    private static void replace(JsonNode root, String path, JsonNode value) {
        JsonNode parent = parent(root, path);
        if (parent instanceof ObjectNode object) {
            object.set(last(path), value);
        } else if (parent instanceof ArrayNode array) {
            array.set(index(last(path), array.size()), value);
        }
    }

    private static void remove(JsonNode root, String path) {
        JsonNode parent = parent(root, path);
        String last = last(path);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode array) {
            array.remove(index(last, array.size()));
        } else {
            throw unable();
        }
    }

    private static int index(String text, int size) {
        int index = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (index < 0 || index >= size) {
            throw unable();
        }
        return index;
    }
}
