package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The annotation in which kubectl keeps the manifest applied last, written as kubectl writes it.
 */
public final class LastApplied {
    public static final String NAME = "kubectl.kubernetes.io/last-applied-configuration";

    /** Whether the manifest is kept in the object. */
    public static final Flag<Boolean> SAVE_CONFIG =
            Flag.bool("save-config").help("Keep the manifest in the object, for a later apply");

    private LastApplied() {}

    /** A copy of the object that carries itself in the annotation. */
    public static ObjectNode annotated(ObjectNode object) {
        ObjectNode bare = bare(object);
        annotations(bare).put(NAME, text(bare) + "\n");
        return bare;
    }

    /** A copy of the object without the annotation, yet with a place for it. */
    public static ObjectNode bare(ObjectNode object) {
        ObjectNode bare = object.deepCopy();
        annotations(bare).remove(NAME);
        return bare;
    }

    /** The same of an object that flags describe, whose fields kubectl keeps in their order. */
    static ObjectNode declared(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        annotations(copy).put(NAME, escaped(Json.compact(object)) + "\n");
        return copy;
    }

    /** The same where {@code --save-config} asks for it, else the object as it is. */
    public static ObjectNode saved(Invocation invocation, ObjectNode object) {
        return invocation.get(SAVE_CONFIG) ? declared(object) : object;
    }

    /** The annotations, made where there are none. */
    static ObjectNode annotations(ObjectNode object) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        return metadata.path("annotations").isNull()
                ? metadata.putObject("annotations")
                : metadata.withObjectProperty("annotations");
    }

    /** What was applied last; null where the object does not say. */
    public static @Nullable ObjectNode of(JsonNode live) {
        JsonNode text = Json.at(live, "metadata", "annotations", NAME);
        try {
            return text.isTextual() && Json.parse(text.asText()) instanceof ObjectNode object
                    ? object
                    : null;
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    /** Go's JSON encoder escapes what HTML would read. */
    public static String escaped(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** JSON in one line as kubectl writes it: keys in order, what HTML needs escaped. */
    public static String text(JsonNode json) {
        return escaped(Json.compact(sorted(json)));
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(each -> fields.put(each.getKey(), sorted(each.getValue())));
            ObjectNode object = Json.object();
            fields.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = Json.array();
            node.forEach(each -> array.add(sorted(each)));
            return array;
        }
        return node;
    }
}
