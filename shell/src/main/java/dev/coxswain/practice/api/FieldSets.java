package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

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
            var at = new Around(schema, fresh);
            ObjectNode set = Json.object();
            if (isSplitMap(now, schema)) {
                for (var each : now.properties()) {
                    JsonNode old = before.path(each.getKey());
                    if (!each.getValue().equals(old)) {
                        child(set, "f:" + each.getKey(), new Pair(each.getValue(), old), at);
                    }
                }
            } else if (schema != null && isSplitList(now, schema)) {
                for (JsonNode each : now) {
                    String step = step(each, schema);
                    JsonNode old = step(before, step);
                    if (!each.equals(old)) {
                        child(set, step, new Pair(each, old), at);
                    }
                }
            }
            return set;
        }

        private void child(ObjectNode set, String step, Pair pair, Around at) {
            Schema schema = below(at.schema(), step);
            boolean there = step.startsWith("f:") && !at.fresh() && always(at, schema, step);
            boolean added = pair.old().isMissingNode();
            if (isWhole(pair.now(), schema)) {
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
        private static boolean always(Around at, @Nullable Schema schema, String step) {
            Schema outer = at.schema();
            return step.equals("f:metadata")
                    || (schema != null && schema.embedded())
                    || (outer != null
                            && !outer.name().isEmpty()
                            && outer.required().contains(step.substring(2)));
        }
    }

    private record Pair(JsonNode now, JsonNode old) {}

    /**
     * What a field is in.
     *
     * @param fresh whether that is new itself
     */
    private record Around(@Nullable Schema schema, boolean fresh) {}

    private static @Nullable Schema below(@Nullable Schema schema, String step) {
        if (schema == null) {
            return null;
        }
        return step.startsWith("f:") ? schema.property(step.substring(2)) : schema.items();
    }

    /** Whether a value has no parts that can be owned apart. */
    private static boolean isWhole(JsonNode value, @Nullable Schema schema) {
        return value.isEmpty()
                || !(isSplitMap(value, schema) || (schema != null && isSplitList(value, schema)));
    }

    private static boolean isSplitMap(JsonNode value, @Nullable Schema schema) {
        return value.isObject() && (schema == null || !schema.atomicMap());
    }

    private static boolean isSplitList(JsonNode value, Schema schema) {
        return value.isArray()
                && (schema.listType().equals("map") || schema.listType().equals("set"));
    }

    /** The step to an element of a list. */
    private static String step(JsonNode item, Schema list) {
        return list.listType().equals("map") ? "k:" + key(item, list) : "v:" + Json.compact(item);
    }

    private static String key(JsonNode item, Schema list) {
        ObjectNode key = Json.object();
        for (String name : list.sortedMapKeys()) {
            JsonNode value = item.path(name);
            if (!value.isMissingNode()) {
                key.set(name, value);
            } else if (name.equals("protocol")) {
                key.put(name, "TCP");
            }
        }
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
