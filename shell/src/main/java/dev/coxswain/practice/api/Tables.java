package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.time.Instant;

/** Objects as the rows of a {@code Table}. */
public final class Tables {
    private Tables() {}

    /**
     * A table of no rows yet.
     *
     * @param version {@code v1} or {@code v1beta1} of {@code meta.k8s.io}
     */
    public static ObjectNode begin(Kind kind, String version, boolean columns) {
        ObjectNode table = Json.object();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/" + version);
        table.putObject("metadata");
        ArrayNode definitions = table.putArray("columnDefinitions");
        if (columns) {
            for (Kind.Column each : kind.columns()) {
                definitions
                        .addObject()
                        .put("name", each.name())
                        .put("type", each.type())
                        .put("format", each.format())
                        .put("description", each.description())
                        .put("priority", each.priority());
            }
        } else {
            table.putNull("columnDefinitions");
        }
        table.putArray("rows");
        return table;
    }

    /**
     * One row.
     *
     * @param include {@code Object}, {@code Metadata} or {@code None}
     */
    public static ObjectNode row(Kind kind, ObjectNode object, String include, Instant now) {
        ObjectNode row = Json.object();
        row.set("cells", cells(kind, object, now));
        switch (include) {
            case "None" -> row.putNull("object");
            case "Object" -> row.set("object", object);
            default -> row.set("object", partial(object));
        }
        return row;
    }

    /** The cells of a row. */
    public static ArrayNode cells(Kind kind, ObjectNode object, Instant now) {
        ArrayNode cells = Json.array();
        ObjectNode stored = kind.form().stored(object);
        for (Kind.Column each : kind.columns()) {
            cells.add(each.cell().of(stored, now));
        }
        return cells;
    }

    /** An object's metadata alone. */
    public static ObjectNode partial(JsonNode object) {
        ObjectNode partial = Json.object();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
