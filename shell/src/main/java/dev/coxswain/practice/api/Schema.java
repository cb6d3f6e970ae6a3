package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a value, as an OpenAPI schema with Kubernetes' extensions says it.
 *
 * @param node the schema, never a reference
 * @param schemas where references of it lead
 * @param extensions the node that referred here, which may carry list and patch extensions
 */
public record Schema(JsonNode node, Schemas schemas, JsonNode extensions) {
    /** A value of which nothing is known. */
    public boolean open() {
        return node.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                || (!node.has("properties") && !node.has("additionalProperties") && isObject());
    }

    public boolean isObject() {
        return type().equals("object") || (type().isEmpty() && node.has("properties"));
    }

    public boolean isArray() {
        return type().equals("array");
    }

    public String type() {
        return node.path("type").asText("");
    }

    public String format() {
        return node.path("format").asText("");
    }

    /** Whether a number or a text is taken: ports, percentages, quantities. */
    public boolean numberOrText() {
        return node.path("x-kubernetes-int-or-string").asBoolean()
                || format().equals("int-or-string")
                || node.has("oneOf")
                || node.path("anyOf").size() > 1;
    }

    /** The schema of a field; null where the object has none of that name. */
    public @Nullable Schema property(String name) {
        JsonNode property = node.path("properties").path(name);
        if (!property.isMissingNode()) {
            return schemas.resolve(property);
        }
        JsonNode values = node.path("additionalProperties");
        return values.isObject() ? schemas.resolve(values) : null;
    }

    public @Nullable Schema items() {
        JsonNode items = node.path("items");
        return items.isObject() ? schemas.resolve(items) : null;
    }

    /** Whether the names of the fields are free: labels, say. */
    public boolean isMap() {
        return node.has("additionalProperties");
    }

    public List<String> required() {
        return texts(node.path("required"));
    }

    private JsonNode extension(String name) {
        JsonNode outer = extensions.path("x-kubernetes-" + name);
        return outer.isMissingNode() ? node.path("x-kubernetes-" + name) : outer;
    }

    /** The field by which a strategic merge patch knows a list's elements; empty for none. */
    public String mergeKey() {
        return strategies().contains("merge") ? extension("patch-merge-key").asText("") : "";
    }

    /** {@code merge}, {@code replace}, {@code retainKeys}. */
    public List<String> strategies() {
        return List.of(extension("patch-strategy").asText("").split(","));
    }

    /** {@code atomic}, {@code map}, {@code set}; empty where nothing is said. */
    public String listType() {
        return extension("list-type").asText("");
    }

    public boolean atomicMap() {
        return extension("map-type").asText("").equals("atomic");
    }

    /** The fields that together name an element of a {@code map} list. */
    public List<String> mapKeys() {
        return texts(extension("list-map-keys"));
    }

    /** The schema's name among the server's, or an empty text. */
    public String name() {
        return extensions.path("$ref").asText("");
    }

    /** Whether the server always has this value, an empty one where none was given. */
    boolean embedded() {
        return extensions.has("default");
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static Schema of(JsonNode node, Schemas schemas) {
        return new Schema(node, schemas, MissingNode.getInstance());
    }
}
