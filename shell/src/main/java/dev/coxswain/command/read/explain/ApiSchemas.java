package dev.coxswain.command.read.explain;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The schemas of one group version.
 *
 * @param document its OpenAPI v3 document
 */
record ApiSchemas(JsonNode document) {
    private static final String KIND = "x-kubernetes-group-version-kind";
    private static final List<String> OPERATIONS = List.of("get", "post", "put", "patch", "delete");

    /** A type of objects: its names and its schema. */
    record Described(String group, String version, String kind, JsonNode schema) {}

    /** The type whose objects live at {@code plural} below the group version's path. */
    Optional<Described> ofResource(String groupPath, String plural) {
        for (String path :
                List.of(
                        groupPath + "/namespaces/{namespace}/" + plural,
                        groupPath + "/" + plural)) {
            for (String operation : OPERATIONS) {
                JsonNode names = Json.at(document, "paths", path, operation, KIND);
                if (names.isObject()) {
                    return ofKind(names);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Described> ofKind(JsonNode names) {
        for (JsonNode schema : document.path("components").path("schemas")) {
            for (JsonNode each : schema.path(KIND)) {
                if (each.equals(names)) {
                    return Optional.of(
                            new Described(
                                    Json.text(names, "group"),
                                    Json.text(names, "version"),
                                    Json.text(names, "kind"),
                                    schema));
                }
            }
        }
        return Optional.empty();
    }

    /** The schema a path of fields leads to; arrays and maps are looked through. */
    Optional<JsonNode> field(JsonNode schema, List<String> path) {
        JsonNode at = schema;
        for (String name : path) {
            JsonNode next = properties(at).get(name);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    /** The fields of an object, of the elements of an array or map, by name. */
    Map<String, JsonNode> properties(JsonNode schema) {
        Map<String, JsonNode> properties = new TreeMap<>();
        layers(schema)
                .forEach(
                        layer ->
                                layer.path("properties")
                                        .properties()
                                        .forEach(
                                                each ->
                                                        properties.putIfAbsent(
                                                                each.getKey(), each.getValue())));
        return properties;
    }

    /** The names of the fields that must be there. */
    Set<String> required(JsonNode schema) {
        Set<String> required = new HashSet<>();
        layers(schema)
                .forEach(layer -> layer.path("required").forEach(e -> required.add(e.asText())));
        return required;
    }

    /** What the schema and all it stands on say of themselves, its own words first. */
    List<String> descriptions(JsonNode schema) {
        return layers(schema).stream()
                .map(layer -> Json.text(layer, "description"))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The named schemas that a schema stands on. */
    Set<String> references(JsonNode schema) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        collect(schema, new ArrayList<>(), found);
        return found.keySet();
    }

    private List<JsonNode> layers(JsonNode schema) {
        List<JsonNode> layers = new ArrayList<>();
        collect(schema, layers, new LinkedHashMap<>());
        return layers;
    }

    private void collect(JsonNode schema, List<JsonNode> layers, Map<String, JsonNode> seen) {
        layers.add(schema);
        String reference = Json.text(schema, "$ref");
        if (!reference.isEmpty() && seen.put(reference, schema) == null) {
            collect(target(reference), layers, seen);
        }
        for (JsonNode part : schema.path("allOf")) {
            collect(part, layers, seen);
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                collect(schema.path(inner), layers, seen);
            }
        }
    }

    /** The schema a reference names; missing where the document lacks it. */
    JsonNode target(String reference) {
        return Json.at(document, "components", "schemas", lastPart(reference, '/'));
    }

    static String lastPart(String name, char separator) {
        return name.substring(name.lastIndexOf(separator) + 1);
    }
}
