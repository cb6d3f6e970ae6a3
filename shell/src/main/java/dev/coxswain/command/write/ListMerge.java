package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The three states of one list: as it was applied last, as it is wanted, and as it is.
 *
 * @param original missing where it was not applied
 */
record ListMerge(JsonNode original, JsonNode modified, JsonNode current) {
    /** The patch between two items of a list. */
    @FunctionalInterface
    interface Inner {
        ObjectNode patch(JsonNode original, JsonNode modified, JsonNode current);
    }

    /** Puts the changes of a list whose items are told apart by a key into a patch. */
    void keyed(ObjectNode patch, String name, String key, Inner inner) {
        ArrayNode changes = Json.array();
        ArrayNode order = Json.array();
        for (JsonNode each : modified) {
            JsonNode id = each.get(key);
            order.addObject().set(key, id);
            JsonNode now = find(current, key, id);
            if (now.isMissingNode()) {
                changes.add(each);
                continue;
            }
            ObjectNode change = inner.patch(find(original, key, id), each, now);
            if (!change.isEmpty()) {
                change.set(key, id);
                changes.add(change);
            }
        }
        for (JsonNode each : original) {
            JsonNode id = each.path(key);
            if (find(modified, key, id).isMissingNode()
                    && !find(current, key, id).isMissingNode()) {
                ObjectNode gone = changes.addObject();
                gone.put("$patch", "delete");
                gone.set(key, id);
            }
        }
        if (!changes.isEmpty()) {
            patch.set("$setElementOrder/" + name, order);
            patch.set(name, changes);
        }
    }

    /** Puts the changes of a list that is a set of texts into a patch. */
    void set(ObjectNode patch, String name) {
        Set<JsonNode> now = values(current);
        Set<JsonNode> wanted = values(modified);
        ArrayNode added = Json.array();
        wanted.stream().filter(each -> !now.contains(each)).forEach(added::add);
        ArrayNode gone = Json.array();
        values(original).stream()
                .filter(each -> !wanted.contains(each) && now.contains(each))
                .forEach(gone::add);
        if (!added.isEmpty()) {
            patch.set(name, added);
        }
        if (!gone.isEmpty()) {
            patch.set("$deleteFromPrimitiveList/" + name, gone);
        }
    }

    private static Set<JsonNode> values(JsonNode list) {
        Set<JsonNode> values = new LinkedHashSet<>();
        list.forEach(values::add);
        return values;
    }

    /** Whether every item of a list has the key. */
    static boolean isKeyed(JsonNode list, String key) {
        for (JsonNode each : list) {
            if (!each.has(key)) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode find(JsonNode list, String key, JsonNode id) {
        for (JsonNode each : list) {
            if (each.path(key).equals(id)) {
                return each;
            }
        }
        return Json.NODES.missingNode();
    }
}
