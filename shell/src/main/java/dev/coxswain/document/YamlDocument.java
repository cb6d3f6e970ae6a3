package dev.coxswain.document;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;

/**
 * One document of a YAML or JSON text.
 *
 * @param value what it says, as JSON
 * @param line the line of the text it begins at, from 1
 * @param lines the line of each field, by its path as the API server writes it: {@code
 *     spec.containers[0].image}
 */
public record YamlDocument(JsonNode value, int line, Map<String, Integer> lines) {
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
