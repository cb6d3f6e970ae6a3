package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shape of a value, as an OpenAPI schema with Kubernetes' extensions says it; worked out once,
 * since every write asks again. Safe for use by many threads.
 */
public final class Schema {
    private final JsonNode node;
    private final Schemas schemas;
    private final JsonNode extensions;
    private final String type;
    private final String format;
    private final String name;
    private final String shortName;
    private final boolean open;
    private final boolean numberOrText;
    private final String listType;
    private final List<String> mapKeys;
    private final List<String> sortedMapKeys;
    private final boolean atomicMap;
    private final List<String> required;
    private final Map<String, Schema> properties = new ConcurrentHashMap<>();
    private volatile @Nullable Schema values;
    private volatile @Nullable Schema items;

    /**
     * Works a schema out.
     *
     * @param node the schema, never a reference
     * @param schemas where references of it lead
     * @param extensions the node that referred here, which may carry list and patch extensions
     */
    Schema(JsonNode node, Schemas schemas, JsonNode extensions) {
        this.node = node;
        this.schemas = schemas;
        this.extensions = extensions;
        this.type = node.path("type").asText("");
        this.format = node.path("format").asText("");
        this.name = extensions.path("$ref").asText("");
        this.shortName = name.substring(name.lastIndexOf('.') + 1);
        this.open =
                node.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                        || (!node.has("properties")
                                && !node.has("additionalProperties")
                                && isObject());
        this.numberOrText =
                node.path("x-kubernetes-int-or-string").asBoolean()
                        || format.equals("int-or-string")
                        || node.has("oneOf")
                        || node.path("anyOf").size() > 1;
        this.listType = extension("list-type").asText("");
        this.mapKeys = texts(extension("list-map-keys"));
        this.sortedMapKeys = mapKeys.stream().sorted().toList();
        this.atomicMap = extension("map-type").asText("").equals("atomic");
        this.required = texts(node.path("required"));
    }

    static Schema of(JsonNode node, Schemas schemas) {
        return new Schema(node, schemas, MissingNode.getInstance());
    }

    /** The schema as it was read, never a reference. */
    public JsonNode node() {
        return node;
    }

    /** All schemas there are beside it. */
    Schemas schemas() {
        return schemas;
    }

    /** A value of which nothing is known. */
    public boolean open() {
        return open;
    }

    public boolean isObject() {
        return type.equals("object") || (type.isEmpty() && node.has("properties"));
    }

    public boolean isArray() {
        return type.equals("array");
    }

    public String type() {
        return type;
    }

    public String format() {
        return format;
    }

    /** Whether a number or a text is taken: ports, percentages, quantities. */
    public boolean numberOrText() {
        return numberOrText;
    }

    /** The schema of a field; null where the object has none of that name. */
    public @Nullable Schema property(String field) {
        Schema known = properties.get(field);
        if (known != null) {
            return known;
        }
        JsonNode property = node.path("properties").path(field);
        if (property.isMissingNode()) {
            return values();
        }
        return properties.computeIfAbsent(field, _ -> schemas.resolve(property));
    }

    /** What two threads work out at once is the same. */
    private @Nullable Schema values() {
        Schema known = values;
        JsonNode free = node.path("additionalProperties");
        if (known == null && free.isObject()) {
            known = schemas.resolve(free);
            values = known;
        }
        return known;
    }

    public @Nullable Schema items() {
        Schema known = items;
        JsonNode each = node.path("items");
        if (known == null && each.isObject()) {
            known = schemas.resolve(each);
            items = known;
        }
        return known;
    }

    /** Whether the names of the fields are free: labels, say. */
    public boolean isMap() {
        return node.has("additionalProperties");
    }

    public List<String> required() {
        return required;
    }

    private JsonNode extension(String about) {
        JsonNode outer = extensions.path("x-kubernetes-" + about);
        return outer.isMissingNode() ? node.path("x-kubernetes-" + about) : outer;
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
        return listType;
    }

    public boolean atomicMap() {
        return atomicMap;
    }

    /** The fields that together name an element of a {@code map} list. */
    public List<String> mapKeys() {
        return mapKeys;
    }

    /** The same fields by their names. */
    List<String> sortedMapKeys() {
        return sortedMapKeys;
    }

    /** The schema's name among the server's, or an empty text. */
    public String name() {
        return name;
    }

    /** The last part of the name: {@code Container}. */
    String shortName() {
        return shortName;
    }

    /** Whether the value is an amount, as {@code 100m} or {@code 1Gi}. */
    boolean quantity() {
        return name.endsWith("resource.Quantity");
    }

    /** Whether the server always has this value, an empty one where none was given. */
    boolean embedded() {
        return extensions.has("default");
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return List.copyOf(texts);
    }
}
