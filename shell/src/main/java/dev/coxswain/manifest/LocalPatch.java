package dev.coxswain.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Merge patches applied here, where no server is asked: JSON merge patches (RFC 7386), and
 * strategic ones that merge lists by their keys.
 *
 * @param strategic whether lists are merged by their keys
 * @param leading whether a patch's items come before those it does not name, as kustomizations have
 *     it, instead of behind them
 */
public record LocalPatch(boolean strategic, boolean leading) {
    private static final String DIRECTIVE = "$patch";

    public LocalPatch(boolean strategic) {
        this(strategic, false);
    }

    /** A copy of the object with the patch applied. */
    public ObjectNode apply(ObjectNode object, JsonNode patch) {
        return map(new MergeKeys(Json.text(object, "kind")), "", object.deepCopy(), patch);
    }

    private ObjectNode map(MergeKeys keys, String field, ObjectNode into, JsonNode patch) {
        if (strategic && Json.text(patch, DIRECTIVE).equals("replace")) {
            ObjectNode whole = patch.deepCopy();
            whole.remove(DIRECTIVE);
            return whole;
        }
        for (Map.Entry<String, JsonNode> each : patch.properties()) {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (strategic && name.startsWith("$")) {
                directive(into, name, value);
            } else if (value.isNull() || Json.text(value, DIRECTIVE).equals("delete")) {
                into.remove(name);
            } else if (value.isObject() && !(strategic && keys.isReplaced(field, name))) {
                ObjectNode inner = into.get(name) instanceof ObjectNode now ? now : Json.object();
                into.set(name, map(keys, name, inner, value));
            } else if (value.isArray() && into.get(name) instanceof ArrayNode now && strategic) {
                into.set(name, list(keys, field, name, now, value));
            } else {
                into.set(name, value.deepCopy());
            }
        }
        return into;
    }

    private static void directive(ObjectNode into, String name, JsonNode value) {
        String removal = "$deleteFromPrimitiveList/";
        if (name.equals("$retainKeys")) {
            List<String> kept = new ArrayList<>();
            value.forEach(each -> kept.add(each.asText()));
            into.retain(kept);
        } else if (name.startsWith(removal)
                && into.get(name.substring(removal.length())) instanceof ArrayNode list) {
            for (JsonNode gone : value) {
                for (int i = list.size() - 1; i >= 0; i--) {
                    if (list.get(i).equals(gone)) {
                        list.remove(i);
                    }
                }
            }
        }
    }

    private ArrayNode list(
            MergeKeys keys, String owner, String name, ArrayNode now, JsonNode patch) {
        String key = keys.of(owner, name);
        ArrayNode merged = now.deepCopy();
        if (keys.isSet(owner, name)) {
            patch.forEach(
                    each -> {
                        if (at(merged, each) < 0) {
                            merged.add(each);
                        }
                    });
            return merged;
        }
        if (key.isEmpty()) {
            return patch.deepCopy();
        }
        for (JsonNode each : patch) {
            if (Json.text(each, DIRECTIVE).equals("replace")) {
                ArrayNode whole = Json.array();
                patch.forEach(
                        item -> {
                            if (!item.has(DIRECTIVE)) {
                                whole.add(item);
                            }
                        });
                return whole;
            }
            merge(keys, name, merged, key, each);
        }
        if (leading) {
            lead(merged, key, patch);
        }
        return merged;
    }

    private static void lead(ArrayNode merged, String key, JsonNode patch) {
        int to = 0;
        for (JsonNode each : patch) {
            for (int at = to; at < merged.size(); at++) {
                if (merged.get(at).path(key).equals(each.path(key))) {
                    merged.insert(to++, merged.remove(at));
                    break;
                }
            }
        }
    }

    private void merge(MergeKeys keys, String name, ArrayNode merged, String key, JsonNode each) {
        int at = -1;
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).path(key).equals(each.path(key))) {
                at = i;
            }
        }
        if (Json.text(each, DIRECTIVE).equals("delete")) {
            if (at >= 0) {
                merged.remove(at);
            }
        } else if (at >= 0 && merged.get(at) instanceof ObjectNode there) {
            merged.set(at, map(keys, name, there, each));
        } else {
            merged.add(each.deepCopy());
        }
    }

    private static int at(ArrayNode list, JsonNode value) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).equals(value)) {
                return i;
            }
        }
        return -1;
    }
}
