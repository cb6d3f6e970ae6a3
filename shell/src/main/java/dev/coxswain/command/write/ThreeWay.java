package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.manifest.MergeKeys;

import java.util.Map;

/**
 * The patch of kubectl's client-side apply: what the new manifest adds or changes in the live
 * object, and what the manifest applied last had and the new one has not.
 *
 * @param strategic whether lists are merged by their keys, as the server does for built-in types
 */
public record ThreeWay(boolean strategic) {
    /** The patch; empty where nothing is to be changed. */
    public ObjectNode patch(ObjectNode original, ObjectNode modified, ObjectNode current) {
        String kind = Json.text(modified.has("kind") ? modified : current, "kind");
        return new Patch(strategic, new MergeKeys(kind)).map("", original, modified, current);
    }

    /** The patch of one object in the making. */
    private record Patch(boolean strategic, MergeKeys keys) {
        /**
         * @param owner the field that holds the map, or the list it is in
         */
        ObjectNode map(String owner, JsonNode original, JsonNode modified, JsonNode current) {
            ObjectNode patch = Json.object();
            for (Map.Entry<String, JsonNode> each : modified.properties()) {
                String name = each.getKey();
                JsonNode value = each.getValue();
                JsonNode now = current.path(name);
                if (value.isNull()) {
                    if (!now.isMissingNode() && !now.isNull()) {
                        patch.set(name, value);
                    }
                } else if (value.isObject() && now.isObject() && !isWhole(owner, name)) {
                    ObjectNode inner = map(name, original.path(name), value, now);
                    if (!inner.isEmpty()) {
                        patch.set(name, inner);
                    }
                } else if (value.isArray() && now.isArray() && strategic) {
                    list(patch, owner, name, new ListMerge(original.path(name), value, now));
                } else if (!same(value, now)) {
                    patch.set(name, value);
                }
            }
            original.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !modified.has(name) && current.has(name))
                    .forEach(patch::putNull);
            if (strategic && !patch.isEmpty() && keys.retainsKeys(owner)) {
                retain(patch, modified);
            }
            return patch;
        }

        private boolean isWhole(String owner, String name) {
            return strategic && keys.isReplaced(owner, name);
        }

        private void list(ObjectNode patch, String owner, String name, ListMerge lists) {
            String key = keys.of(owner, name);
            if (keys.isSet(owner, name)) {
                lists.set(patch, name);
            } else if (key.isEmpty()
                    || !ListMerge.isKeyed(lists.modified(), key)
                    || !ListMerge.isKeyed(lists.current(), key)) {
                if (!same(lists.modified(), lists.current())) {
                    patch.set(name, lists.modified());
                }
            } else {
                lists.keyed(
                        patch,
                        name,
                        key,
                        (original, modified, current) -> map(name, original, modified, current));
            }
        }
    }

    private static void retain(ObjectNode patch, JsonNode modified) {
        ArrayNode keys = patch.putArray("$retainKeys");
        modified.properties().stream().map(Map.Entry::getKey).sorted().forEach(keys::add);
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
