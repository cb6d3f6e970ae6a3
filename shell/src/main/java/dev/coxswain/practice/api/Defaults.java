package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/** Fills in what a manifest leaves out, as the real server does for each type of value. */
final class Defaults {
    private final JsonNode known = Schemas.resource("defaults.json");
    private final Particulars particulars;

    Defaults(Particulars particulars) {
        this.particulars = particulars;
    }

    /** Fills an object of a schema in place. */
    void fill(ObjectNode object, Schema schema) {
        JsonNode own = known.path(schema.name());
        own.properties().forEach(each -> putMissing(object, each));
        JsonNode declared = schema.node().path("properties");
        if (schema.name().isEmpty()) {
            declared.properties().forEach(each -> fillDeclared(object, each));
        }
        object.properties().forEach(each -> fillChild(each, schema));
        particulars.complete(object, schema.name());
    }

    /** Fills an object of a kind. */
    void fill(ObjectNode object, Kind kind) {
        JsonNode own = known.path(kind.schemaName());
        own.properties().forEach(each -> putMissing(object, each));
        object.properties().forEach(each -> fillChild(each, kind.schema()));
        particulars.complete(object, kind.schemaName());
    }

    private static void putMissing(ObjectNode object, Map.Entry<String, JsonNode> wanted) {
        JsonNode there = object.path(wanted.getKey());
        if (there.isMissingNode() || there.isNull()) {
            object.set(wanted.getKey(), wanted.getValue().deepCopy());
        } else if (there instanceof ObjectNode inner && wanted.getValue().isObject()) {
            wanted.getValue().properties().forEach(each -> putMissing(inner, each));
        }
    }

    /** Structural schemas of custom kinds carry their defaults themselves. */
    private static void fillDeclared(ObjectNode object, Map.Entry<String, JsonNode> property) {
        JsonNode value = property.getValue().path("default");
        if (!value.isMissingNode() && !object.has(property.getKey())) {
            object.set(property.getKey(), value.deepCopy());
        }
    }

    private void fillChild(Map.Entry<String, JsonNode> field, Schema schema) {
        Schema inner = schema.property(field.getKey());
        if (inner == null) {
            return;
        }
        if (field.getValue() instanceof ObjectNode child) {
            fill(child, inner);
        } else if (field.getValue().isArray()) {
            Schema items = inner.items();
            for (JsonNode each : field.getValue()) {
                if (items != null && each instanceof ObjectNode child) {
                    fill(child, items);
                }
            }
        }
    }
}
