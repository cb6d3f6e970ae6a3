package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The entries of {@code metadata.managedFields} and their order. */
final class ManagedFields {
    private static final Comparator<JsonNode> ORDER =
            Comparator.<JsonNode, String>comparing(each -> each.path("operation").asText())
                    .thenComparing(each -> each.path("time").asText(""))
                    .thenComparing(each -> each.path("manager").asText())
                    .thenComparing(each -> each.path("subresource").asText(""));

    private ManagedFields() {}

    /** Applies first, then updates, each by their time and the manager's name. */
    static ArrayNode sorted(ArrayNode entries) {
        List<JsonNode> list = new ArrayList<>();
        entries.forEach(list::add);
        list.sort(ORDER);
        return Json.array().addAll(list);
    }

    /**
     * The entries an apply meets. Where an object has none, all it has is taken for written by
     * {@code before-first-apply}.
     *
     * @param live the stored object; an empty one where it is new
     */
    static JsonNode of(Kind kind, ObjectNode live) {
        JsonNode entries = live.path("metadata").path("managedFields");
        if (!entries.isEmpty() || live.isEmpty()) {
            return entries;
        }
        ObjectNode fields = FieldSets.changed(live, Json.object(), kind.schema());
        ObjectNode entry = Json.object();
        entry.put("manager", "before-first-apply").put("operation", "Update");
        entry.put("apiVersion", kind.type().apiVersion());
        entry.put("time", ObjectMeta.text(live, "creationTimestamp"));
        entry.put("fieldsType", "FieldsV1").set("fieldsV1", fields);
        return Json.array().add(entry);
    }
}
