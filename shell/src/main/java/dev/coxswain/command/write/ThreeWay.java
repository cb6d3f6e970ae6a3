package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The patch of kubectl's client-side apply: what the new manifest adds or changes in the live
 * object, and what the manifest applied last had and the new one has not.
 *
 * @param strategic whether lists are merged by their keys, as the server does for built-in types
 */
record ThreeWay(boolean strategic) {
    /** The patch; empty where nothing is to be changed. */
    ObjectNode patch(ObjectNode original, ObjectNode modified, ObjectNode current) {
        return map("", "", original, modified, current);
    }

    private ObjectNode map(
            String parent, String field, JsonNode original, JsonNode modified, JsonNode current) {
        ObjectNode patch = Json.object();
        for (Map.Entry<String, JsonNode> each : modified.properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            JsonNode now = current.path(name);
            if (value.isNull()) {
                if (!now.isMissingNode() && !now.isNull()) {
                    patch.set(name, value);
                }
            } else if (value.isObject() && now.isObject()) {
                ObjectNode inner = map(field, name, original.path(name), value, now);
                if (!inner.isEmpty()) {
                    patch.set(name, inner);
                }
            } else if (value.isArray() && now.isArray() && strategic) {
                list(patch, field, name, original.path(name), value, now);
            } else if (!same(value, now)) {
                patch.set(name, value);
            }
        }
        original.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !modified.has(name) && current.has(name))
                .forEach(patch::putNull);
        if (strategic && !patch.isEmpty() && retains(parent, field)) {
            retain(patch, modified);
        }
        return patch;
    }

    private static boolean retains(String parent, String field) {
        return field.equals("strategy") || (parent.equals("volumes") && field.isEmpty());
    }

    private static void retain(ObjectNode patch, JsonNode modified) {
        ArrayNode keys = patch.putArray("$retainKeys");
        modified.properties().stream().map(Map.Entry::getKey).sorted().forEach(keys::add);
    }

    private void list(
            ObjectNode patch,
            String parent,
            String name,
            JsonNode original,
            JsonNode modified,
            JsonNode current) {
        String key = MergeKeys.of(parent, name);
        if (MergeKeys.isSet(parent, name)) {
            set(patch, name, original, modified, current);
        } else if (key.isEmpty() || !keyed(modified, key) || !keyed(current, key)) {
            if (!same(modified, current)) {
                patch.set(name, modified);
            }
        } else {
            keyed(patch, name, key, new Lists(original, modified, current));
        }
    }

    /** The three states of one list. */
    private record Lists(JsonNode original, JsonNode modified, JsonNode current) {}

    private void keyed(ObjectNode patch, String name, String key, Lists lists) {
        ArrayNode changes = Json.array();
        ArrayNode order = Json.array();
        for (JsonNode each : lists.modified()) {
            JsonNode id = each.get(key);
            order.addObject().set(key, id);
            JsonNode now = find(lists.current(), key, id);
            if (now.isMissingNode()) {
                changes.add(each);
                continue;
            }
            ObjectNode inner = map(name, "", find(lists.original(), key, id), each, now);
            if (!inner.isEmpty()) {
                inner.set(key, id);
                changes.add(inner);
            }
        }
        for (JsonNode each : lists.original()) {
            JsonNode id = each.path(key);
            if (find(lists.modified(), key, id).isMissingNode()
                    && !find(lists.current(), key, id).isMissingNode()) {
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

    private static void set(
            ObjectNode patch, String name, JsonNode original, JsonNode modified, JsonNode current) {
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

    private static boolean keyed(JsonNode list, String key) {
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

    /** Equal values, whatever the width their numbers are kept in. */
    private static boolean same(JsonNode a, JsonNode b) {
        return a.equals(
                (x, y) ->
                        x.isNumber() && y.isNumber()
                                ? x.decimalValue().compareTo(y.decimalValue())
                                : x.equals(y) ? 0 : 1,
                b);
    }
}
