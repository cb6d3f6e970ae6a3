package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sets of fields in the form of {@code fieldsV1}: {@code f:name}, {@code k:{…}}, {@code v:…}. */
final class FieldSets {
    private static final List<String> SYSTEM =
            List.of(
                    "name",
                    "namespace",
                    "uid",
                    "creationTimestamp",
                    "resourceVersion",
                    "generation",
                    "managedFields",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds",
                    "selfLink",
                    "generateName");

    private FieldSets() {}

    /** The value below a step of a set; a missing node where there is none. */
    static JsonNode step(JsonNode value, String step) {
        if (step.startsWith("f:")) {
            return value.path(step.substring(2));
        }
        for (JsonNode each : value) {
            if (step.startsWith("k:")) {
                JsonNode key = Json.parse(step.substring(2));
                if (key.properties().stream()
                        .allMatch(part -> keyPart(each, part.getKey()).equals(part.getValue()))) {
                    return each;
                }
            } else if (step.startsWith("v:") && each.equals(Json.parse(step.substring(2)))) {
                return each;
            }
        }
        return Json.NODES.missingNode();
    }

    /** A port's protocol is part of its key, and TCP where it is left out. */
    private static JsonNode keyPart(JsonNode item, String name) {
        JsonNode value = item.path(name);
        return value.isMissingNode() && name.equals("protocol")
                ? Json.NODES.textNode("TCP")
                : value;
    }

    /** All fields an object says something about, without what the server itself writes. */
    static ObjectNode of(JsonNode object, Schema schema) {
        return new Changes(false).of(bare(object), Json.NODES.missingNode(), schema, false);
    }

    private static ObjectNode bare(JsonNode object) {
        ObjectNode bare = Json.object();
        bare.setAll((ObjectNode) object);
        bare.remove(List.of("apiVersion", "kind", Ownership.APPLIED));
        if (bare.path("metadata") instanceof ObjectNode whole) {
            ObjectNode metadata = Json.object();
            metadata.setAll(whole);
            metadata.remove(SYSTEM);
            bare.set("metadata", metadata);
            if (metadata.isEmpty()) {
                bare.remove("metadata");
            }
        }
        return bare;
    }

    /** The fields an update changed, the fresh maps and lists around them among them. */
    static ObjectNode changed(JsonNode now, JsonNode before, Schema schema) {
        return new Changes(true).of(bare(now), bare(before), schema, false);
    }

    /**
     * Compares two values.
     *
     * @param around whether a map or list that is new is named itself, beside what is in it
     */
    private record Changes(boolean around) {
        /** The fields of {@code now} that {@code before} has not, or otherwise. */
        ObjectNode of(JsonNode now, JsonNode before, @Nullable Schema schema, boolean fresh) {
            ObjectNode set = Json.object();
            children(now, schema)
                    .forEach(
                            (step, value) -> {
                                JsonNode old = step(before, step);
                                if (!value.equals(old)) {
                                    child(set, step, new Pair(value, old), schema, fresh);
                                }
                            });
            return set;
        }

        private void child(
                ObjectNode set, String step, Pair pair, @Nullable Schema outer, boolean fresh) {
            Schema schema = below(outer, step);
            boolean there = step.startsWith("f:") && !fresh && always(outer, schema, step);
            boolean added = pair.old().isMissingNode();
            if (children(pair.now(), schema).isEmpty()) {
                if (!(around && added && there && pair.now().isEmpty() && pair.now().isObject())) {
                    set.putObject(step);
                }
                return;
            }
            ObjectNode below = of(pair.now(), pair.old(), schema, added && !there);
            if (added && (step.startsWith("k:") || (around && !there))) {
                ObjectNode whole = Json.object();
                whole.putObject(".");
                below = whole.setAll(below);
            }
            if (!below.isEmpty()) {
                set.set(step, below);
            }
        }

        /** Whether the server has the field even where nothing was said about it. */
        private static boolean always(
                @Nullable Schema outer, @Nullable Schema schema, String step) {
            return step.equals("f:metadata")
                    || (schema != null && schema.embedded())
                    || (outer != null
                            && !outer.name().isEmpty()
                            && outer.required().contains(step.substring(2)));
        }
    }

    private record Pair(JsonNode now, JsonNode old) {}

    private static @Nullable Schema below(@Nullable Schema schema, String step) {
        if (schema == null) {
            return null;
        }
        return step.startsWith("f:") ? schema.property(step.substring(2)) : schema.items();
    }

    /** The parts of a value that can be owned apart; none for a value owned as a whole. */
    private static Map<String, JsonNode> children(JsonNode value, @Nullable Schema schema) {
        var children = new LinkedHashMap<String, JsonNode>();
        if (value.isObject() && (schema == null || !schema.atomicMap())) {
            value.properties().forEach(each -> children.put("f:" + each.getKey(), each.getValue()));
        } else if (value.isArray() && schema != null) {
            for (JsonNode each : value) {
                if (schema.listType().equals("map")) {
                    children.put("k:" + key(each, schema), each);
                } else if (schema.listType().equals("set")) {
                    children.put("v:" + Json.compact(each), each);
                }
            }
        }
        return children;
    }

    private static String key(JsonNode item, Schema list) {
        ObjectNode key = Json.object();
        list.mapKeys().stream()
                .sorted()
                .forEach(
                        name -> {
                            JsonNode value = item.path(name);
                            if (!value.isMissingNode()) {
                                key.set(name, value);
                            } else if (name.equals("protocol")) {
                                key.put(name, "TCP");
                            }
                        });
        return Json.compact(key);
    }

    static ObjectNode union(JsonNode a, JsonNode b) {
        ObjectNode union = a.deepCopy();
        b.properties()
                .forEach(
                        each ->
                                union.set(
                                        each.getKey(),
                                        union.has(each.getKey())
                                                ? union(union.get(each.getKey()), each.getValue())
                                                : each.getValue().deepCopy()));
        return union;
    }

    /** The leaves of {@code a} that are not leaves of {@code b}. */
    static ObjectNode minus(JsonNode a, JsonNode b) {
        ObjectNode rest = Json.object();
        a.properties()
                .forEach(
                        each -> {
                            JsonNode other = b.path(each.getKey());
                            if (other.isMissingNode()) {
                                rest.set(each.getKey(), each.getValue().deepCopy());
                            } else if (!each.getValue().isEmpty() && !other.isEmpty()) {
                                ObjectNode below = minus(each.getValue(), other);
                                if (!below.isEmpty()) {
                                    rest.set(each.getKey(), below);
                                }
                            }
                        });
        return rest;
    }

    /** The part of a set whose fields an object has. */
    static ObjectNode present(JsonNode set, JsonNode object) {
        ObjectNode rest = Json.object();
        set.properties()
                .forEach(
                        each -> {
                            if (each.getKey().equals(".")) {
                                rest.putObject(".");
                                return;
                            }
                            JsonNode value = step(object, each.getKey());
                            if (value.isMissingNode()) {
                                return;
                            }
                            if (each.getValue().isEmpty()) {
                                rest.putObject(each.getKey());
                                return;
                            }
                            ObjectNode below = present(each.getValue(), value);
                            if (!below.isEmpty()) {
                                rest.set(each.getKey(), below);
                            }
                        });
        return rest;
    }

    /** The paths of all leaves, as {@code .spec.containers[name="a"].image}. */
    static List<List<String>> leaves(JsonNode set) {
        var leaves = new ArrayList<List<String>>();
        collect(set, new ArrayList<>(), leaves);
        return leaves;
    }

    private static void collect(JsonNode set, List<String> at, List<List<String>> leaves) {
        set.properties()
                .forEach(
                        each -> {
                            var here = new ArrayList<>(at);
                            if (!each.getKey().equals(".")) {
                                here.add(each.getKey());
                            }
                            if (each.getValue().isEmpty()) {
                                leaves.add(here);
                            } else {
                                collect(each.getValue(), here, leaves);
                            }
                        });
    }

    static String shown(List<String> path) {
        var text = new StringBuilder();
        for (String step : path) {
            if (step.startsWith("f:")) {
                text.append('.').append(step.substring(2));
                continue;
            }
            JsonNode key = Json.parse(step.substring(2));
            if (step.startsWith("k:")) {
                var parts = new ArrayList<String>();
                key.properties().forEach(each -> parts.add(each.getKey() + "=" + each.getValue()));
                text.append('[').append(String.join(",", parts)).append(']');
            } else {
                text.append("[=").append(key).append(']');
            }
        }
        return text.toString();
    }
}
