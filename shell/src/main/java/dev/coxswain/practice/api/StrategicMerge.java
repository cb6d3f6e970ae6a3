package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** Strategic merge patch: a merge patch that knows the elements of lists by their merge keys. */
public final class StrategicMerge {
    private static final String DIRECTIVE = "$patch";

    private StrategicMerge() {}

    /** What a patch makes of an object, which is changed in place. */
    public static ObjectNode apply(ObjectNode target, JsonNode patch, @Nullable Schema schema) {
        String directive = patch.path(DIRECTIVE).asText("");
        if (directive.equals("replace")) {
            ObjectNode whole = patch.deepCopy();
            whole.remove(DIRECTIVE);
            return whole;
        }
        if (directive.equals("delete")) {
            return Json.object();
        }
        retain(target, patch.path("$retainKeys"));
        patch.properties()
                .forEach(
                        each -> {
                            if (each.getKey().startsWith("$")) {
                                directive(target, each.getKey(), each.getValue(), schema);
                            } else {
                                field(target, each.getKey(), each.getValue(), schema);
                            }
                        });
        order(target, patch, schema);
        return target;
    }

    private static void retain(ObjectNode target, JsonNode keys) {
        if (keys.isArray()) {
            target.retain(Kind.texts(keys));
        }
    }

    private static void directive(
            ObjectNode target, String name, JsonNode value, @Nullable Schema schema) {
        if (name.startsWith("$deleteFromPrimitiveList/")) {
            String field = name.substring(name.indexOf('/') + 1);
            if (target.path(field) instanceof ArrayNode list) {
                for (JsonNode gone : value) {
                    for (int index = list.size() - 1; index >= 0; index--) {
                        if (list.get(index).equals(gone)) {
                            list.remove(index);
                        }
                    }
                }
            }
        }
    }

    private static void field(
            ObjectNode target, String name, JsonNode value, @Nullable Schema schema) {
        Schema inner = schema == null ? null : schema.property(name);
        if (value.isNull()) {
            target.remove(name);
        } else if (value.isObject()) {
            JsonNode there = target.path(name);
            ObjectNode before = there instanceof ObjectNode object ? object : Json.object();
            if (inner != null && inner.strategies().contains("replace")) {
                target.set(name, value.deepCopy());
            } else if (value.path(DIRECTIVE).asText("").equals("delete")) {
                target.remove(name);
            } else {
                target.set(name, apply(before, value, inner));
            }
        } else if (value.isArray() && inner != null && inner.strategies().contains("merge")) {
            target.set(
                    name,
                    target.path(name) instanceof ArrayNode there
                            ? list(there, value, inner)
                            : fresh(value, inner));
        } else {
            target.set(name, value.deepCopy());
        }
    }

    /** A list where there was none: nothing is looked for in it, so no element needs its key. */
    private static ArrayNode fresh(JsonNode patch, Schema schema) {
        ArrayNode list = Json.array();
        for (JsonNode each : patch) {
            if (each.isObject() && !each.has(DIRECTIVE)) {
                list.add(apply(Json.object(), each, schema.items()));
            } else if (!each.isObject()) {
                list.add(each.deepCopy());
            }
        }
        return list;
    }

    private static ArrayNode list(ArrayNode target, JsonNode patch, Schema schema) {
        String key = schema.mergeKey();
        if (key.isEmpty()) {
            var known = new HashSet<JsonNode>();
            target.forEach(known::add);
            patch.forEach(
                    each -> {
                        if (known.add(each)) {
                            target.add(each.deepCopy());
                        }
                    });
            return target;
        }
        for (JsonNode each : patch) {
            if (each.path(DIRECTIVE).asText("").equals("replace")) {
                ArrayNode whole = Json.array();
                patch.forEach(
                        item -> {
                            if (!item.has(DIRECTIVE)) {
                                whole.add(item.deepCopy());
                            }
                        });
                return whole;
            }
        }
        patch.forEach(each -> element(target, each, key, schema.items()));
        return target;
    }

    /** A value as Go prints it. */
    static String printed(JsonNode value) {
        var parts = new ArrayList<String>();
        if (value.isObject()) {
            var sorted = new TreeMap<String, String>();
            value.properties().forEach(each -> sorted.put(each.getKey(), printed(each.getValue())));
            sorted.forEach((name, shown) -> parts.add(name + ":" + shown));
            return "map[" + String.join(" ", parts) + "]";
        }
        value.forEach(each -> parts.add(printed(each)));
        return value.isArray() ? "[" + String.join(" ", parts) + "]" : value.asText("<nil>");
    }

    private static void element(
            ArrayNode target, JsonNode patch, String key, @Nullable Schema schema) {
        if (!patch.has(key)) {
            throw new StatusException(
                    500,
                    "",
                    "map: %s does not contain declared merge key: %s"
                            .formatted(printed(patch), key),
                    null);
        }
        int at = find(target, key, patch.path(key));
        if (patch.path(DIRECTIVE).asText("").equals("delete")) {
            if (at >= 0) {
                target.remove(at);
            }
        } else if (at < 0) {
            target.add(apply(Json.object(), patch, schema));
        } else if (target.get(at) instanceof ObjectNode there) {
            target.set(at, apply(there, patch, schema));
        }
    }

    private static int find(ArrayNode list, String key, JsonNode value) {
        for (int index = 0; index < list.size(); index++) {
            if (list.get(index).path(key).equals(value)) {
                return index;
            }
        }
        return -1;
    }

    /** Puts the elements a patch names into its order; others stay behind those before them. */
    private static void order(ObjectNode target, JsonNode patch, @Nullable Schema schema) {
        String prefix = "$setElementOrder/";
        patch.properties()
                .forEach(
                        each -> {
                            if (!each.getKey().startsWith(prefix)) {
                                return;
                            }
                            String field = each.getKey().substring(prefix.length());
                            Schema inner = schema == null ? null : schema.property(field);
                            if (inner != null && target.path(field) instanceof ArrayNode list) {
                                target.set(field, ordered(list, each.getValue(), inner.mergeKey()));
                            }
                        });
    }

    private static ArrayNode ordered(ArrayNode list, JsonNode order, String key) {
        List<JsonNode> rest = new ArrayList<>();
        list.forEach(rest::add);
        ArrayNode result = Json.array();
        for (JsonNode wanted : order) {
            JsonNode identity = key.isEmpty() ? wanted : wanted.path(key);
            for (JsonNode each : rest) {
                if ((key.isEmpty() ? each : each.path(key)).equals(identity)) {
                    result.add(each);
                    rest.remove(each);
                    break;
                }
            }
        }
        rest.forEach(result::add);
        return result;
    }
}
