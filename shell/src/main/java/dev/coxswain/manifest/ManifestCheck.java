package dev.coxswain.manifest;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What kubectl finds wrong with an object before it asks a server. */
final class ManifestCheck {
    private static final List<String> TEXTS =
            List.of("name", "generateName", "namespace", "resourceVersion", "uid");
    private static final List<String> MAPS = List.of("labels", "annotations");

    private ManifestCheck() {}

    /** Why validation refuses the value; null where it has nothing to say. */
    static @Nullable String refused(JsonNode value) {
        if (!value.isObject()) {
            return "invalid object to validate";
        }
        List<String> wrong = new ArrayList<>();
        for (String field : List.of("apiVersion", "kind")) {
            JsonNode text = value.path(field);
            if (text.isMissingNode()
                    || text.isNull()
                    || (text.isTextual() && text.asText().isEmpty())) {
                wrong.add(field + " not set");
            } else if (!text.isTextual()) {
                wrong.add(field + " isn't string type");
            }
        }
        return switch (wrong.size()) {
            case 0 -> null;
            case 1 -> wrong.getFirst();
            default -> "[" + String.join(", ", wrong) + "]";
        };
    }

    /** Why the value's metadata cannot be read; null where it can. */
    static @Nullable String unreadable(JsonNode value) {
        JsonNode metadata = value.path("metadata");
        if (metadata.isMissingNode() || metadata.isNull()) {
            return null;
        }
        if (!metadata.isObject()) {
            return cannot(metadata, "struct field metadataOnlyObject.metadata", "v1.ObjectMeta");
        }
        for (String field : TEXTS) {
            JsonNode text = metadata.path(field);
            if (!text.isMissingNode() && !text.isNull() && !text.isTextual()) {
                return cannot(text, "struct field ObjectMeta.metadata." + field, "string");
            }
        }
        for (String field : MAPS) {
            JsonNode map = metadata.path(field);
            String where = "struct field ObjectMeta.metadata." + field;
            if (!map.isMissingNode() && !map.isNull() && !map.isObject()) {
                return cannot(map, where, "map[string]string");
            }
            for (Map.Entry<String, JsonNode> each : map.properties()) {
                if (!each.getValue().isTextual() && !each.getValue().isNull()) {
                    return cannot(each.getValue(), where, "string");
                }
            }
        }
        return null;
    }

    /** Go's words for a value of the wrong type. */
    static String cannot(JsonNode value, String where, String wanted) {
        String is =
                switch (value.getNodeType()) {
                    case ARRAY -> "array";
                    case STRING -> "string";
                    case BOOLEAN -> "bool";
                    case OBJECT -> "object";
                    default -> "number";
                };
        return "json: cannot unmarshal " + is + " into Go " + where + " of type " + wanted;
    }
}
