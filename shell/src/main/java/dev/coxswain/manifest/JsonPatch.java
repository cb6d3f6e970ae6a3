package dev.coxswain.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

/** JSON patches (RFC 6902) applied here, where no server is asked. */
public final class JsonPatch {
    private JsonPatch() {}

    /**
     * A copy of the value with the operations applied in turn.
     *
     * @throws FailureException naming the path that is not there
     */
    public static JsonNode apply(JsonNode value, JsonNode operations) {
        JsonNode patched = value.deepCopy();
        for (JsonNode each : operations) {
            String path = Json.text(each, "path");
            String from = Json.text(each, "from");
            switch (Json.text(each, "op")) {
                case "add" -> patched = add(patched, path, each.path("value").deepCopy());
                case "replace" -> {
                    taken(patched, path, "replace");
                    patched = put(patched, path, each.path("value").deepCopy());
                }
                case "remove" -> remove(patched, path);
                case "move" -> {
                    JsonNode moved = taken(patched, from, "move").deepCopy();
                    remove(patched, from);
                    patched = add(patched, path, moved);
                }
                case "copy" ->
                        patched = add(patched, path, taken(patched, from, "copy").deepCopy());
                case "test" -> {
                    if (!patched.at(path).equals(each.path("value"))) {
                        throw FailureException.plain(
                                "testing path " + path + " failed: test failed");
                    }
                }
                default ->
                        throw FailureException.plain("Unexpected kind: " + Json.text(each, "op"));
            }
        }
        return patched;
    }

    private static JsonNode taken(JsonNode value, String path, String operation) {
        JsonNode found = pointed(value, path);
        if (found.isMissingNode()) {
            throw FailureException.plain(
                    operation
                            + " operation does not apply: doc is missing key: "
                            + path
                            + ": missing value");
        }
        return found;
    }

    private static JsonNode pointed(JsonNode value, String path) {
        try {
            return value.at(path);
        } catch (IllegalArgumentException e) {
            throw FailureException.plain("the path of an operation begins with a slash: " + path);
        }
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    private static JsonNode parent(JsonNode value, String path, String operation) {
        return taken(value, path.substring(0, Math.max(0, path.lastIndexOf('/'))), operation);
    }

    private static JsonNode add(JsonNode value, String path, JsonNode added) {
        if (path.isEmpty()) {
            return added;
        }
        JsonNode parent = parent(value, path, "add");
        if (parent instanceof ArrayNode list) {
            if (last(path).equals("-")) {
                list.add(added);
            } else {
                list.insert(index(path, list.size()), added);
            }
            return value;
        }
        return put(value, path, added);
    }

    private static JsonNode put(JsonNode value, String path, JsonNode put) {
        if (path.isEmpty()) {
            return put;
        }
        JsonNode parent = parent(value, path, "add");
        if (parent instanceof ArrayNode list) {
            list.set(index(path, list.size() - 1), put);
        } else if (parent instanceof ObjectNode object) {
            object.set(last(path), put);
        }
        return value;
    }

    private static void remove(JsonNode value, String path) {
        taken(value, path, "remove");
        JsonNode parent = parent(value, path, "remove");
        if (parent instanceof ArrayNode list) {
            list.remove(index(path, list.size() - 1));
        } else if (parent instanceof ObjectNode object) {
            object.remove(last(path));
        }
    }

    private static int index(String path, int most) {
        try {
            int index = Integer.parseInt(last(path));
            if (index >= 0 && index <= most) {
                return index;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw FailureException.plain("Unable to access invalid index: " + last(path));
    }
}
