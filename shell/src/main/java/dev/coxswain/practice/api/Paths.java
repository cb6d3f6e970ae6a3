package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Values at dotted paths, as columns and field selectors name them. */
final class Paths {
    private Paths() {}

    /** The node at {@code .a.b} or {@code a.b}; a key holds no dot. */
    static JsonNode at(JsonNode object, String path) {
        JsonNode at = object;
        int from = path.startsWith(".") ? 1 : 0;
        while (from < path.length()) {
            int dot = path.indexOf('.', from);
            int end = dot < 0 ? path.length() : dot;
            at = at.path(path.substring(from, end));
            from = end + 1;
        }
        return at;
    }

    static String text(JsonNode object, String path) {
        return at(object, path).asText("");
    }
}
