package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Values at dotted paths, as columns and field selectors name them. */
public final class Paths {
    private Paths() {}

    /** The node at {@code .a.b} or {@code a.b}; a key holds no dot. */
    public static JsonNode at(JsonNode object, String path) {
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

    public static String text(JsonNode object, String path) {
        return at(object, path).asText("");
    }
}
