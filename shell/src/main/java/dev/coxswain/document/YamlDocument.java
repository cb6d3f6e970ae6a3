package dev.coxswain.document;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * One document of a YAML or JSON text.
 *
 * @param value what it says, as JSON
 * @param line the line of the text it begins at, from 1
 * @param lines the line of each field, by its path as the API server writes it: {@code
 *     spec.containers[0].image}
 * @param repeated what go-yaml says of each key that is there again: {@code line 5: key "a" already
 *     set in map}
 */
public record YamlDocument(
        JsonNode value, int line, Map<String, Integer> lines, List<String> repeated) {
    /** A document without such keys. */
    public YamlDocument(JsonNode value, int line, Map<String, Integer> lines) {
        this(value, line, lines, List.of());
    }

    /** The line of a field; of the nearest one above it where the field itself is not there. */
    public int lineOf(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Integer found = lines.get(at);
            if (found != null) {
                return found;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return line;
    }
}
