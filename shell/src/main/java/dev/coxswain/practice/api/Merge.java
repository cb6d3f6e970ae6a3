package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Joins an applied configuration into a live object, list by list as the schema says. */
final class Merge {
    private Merge() {}

    static ObjectNode into(ObjectNode live, JsonNode config, @Nullable Schema schema) {
        ObjectNode merged = live.deepCopy();
        config.properties()
                .forEach(
                        each -> {
                            Schema inner = schema == null ? null : schema.property(each.getKey());
                            merged.set(
                                    each.getKey(),
                                    value(live.path(each.getKey()), each.getValue(), inner));
                        });
        return merged;
    }

    private static JsonNode value(JsonNode live, JsonNode config, @Nullable Schema schema) {
        if (live instanceof ObjectNode object
                && config.isObject()
                && (schema == null || !schema.atomicMap())) {
            return into(object, config, schema);
        }
        if (live instanceof ArrayNode array && config.isArray() && schema != null) {
            return switch (schema.listType()) {
                case "map" -> mapped(array, config, schema);
                case "set" -> united(array, config);
                default -> config.deepCopy();
            };
        }
        return config.deepCopy();
    }

    private static ArrayNode mapped(ArrayNode live, JsonNode config, Schema schema) {
        ArrayNode merged = live.deepCopy();
        for (JsonNode each : config) {
            int at = find(merged, each, schema.mapKeys());
            if (at < 0) {
                merged.add(each.deepCopy());
            } else {
                merged.set(at, value(merged.get(at), each, schema.items()));
            }
        }
        return merged;
    }

    private static int find(ArrayNode list, JsonNode item, List<String> keys) {
        for (int index = 0; index < list.size(); index++) {
            JsonNode candidate = list.get(index);
            if (keys.stream()
                    .allMatch(key -> keyValue(candidate, key).equals(keyValue(item, key)))) {
                return index;
            }
        }
        return -1;
    }

    private static String keyValue(JsonNode item, String key) {
        return item.path(key).asText(key.equals("protocol") ? "TCP" : "");
    }

    private static ArrayNode united(ArrayNode live, JsonNode config) {
        ArrayNode merged = live.deepCopy();
        for (JsonNode each : config) {
            boolean there = false;
            for (JsonNode known : merged) {
                there |= known.equals(each);
            }
            if (!there) {
                merged.add(each.deepCopy());
            }
        }
        return merged;
    }

    /**
     * Takes the fields of a set out of a value.
     *
     * @param emptied whether a list or map of which nothing is left goes too
     */
    static void remove(JsonNode value, JsonNode set, boolean emptied) {
        set.properties()
                .forEach(
                        each -> {
                            String step = each.getKey();
                            JsonNode child = FieldSets.step(value, step);
                            boolean whole = each.getValue().isEmpty() || each.getValue().has(".");
                            if (!whole) {
                                boolean had = !child.isEmpty();
                                remove(child, each.getValue(), emptied);
                                if (emptied
                                        && had
                                        && child.isEmpty()
                                        && value instanceof ObjectNode object) {
                                    object.remove(step.substring(2));
                                }
                            } else if (value instanceof ObjectNode object) {
                                if (step.startsWith("f:")) {
                                    object.remove(step.substring(2));
                                }
                            } else if (value instanceof ArrayNode array) {
                                drop(array, child);
                            }
                        });
    }

    private static void drop(ArrayNode array, JsonNode child) {
        for (int index = array.size() - 1; index >= 0; index--) {
            if (array.get(index) == child) {
                array.remove(index);
            }
        }
    }
}
