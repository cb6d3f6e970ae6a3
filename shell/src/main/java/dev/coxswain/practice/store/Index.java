package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The present objects by type, in the order lists are given; used under the store's lock. */
final class Index {
    private final Map<String, TreeMap<String, ObjectNode>> types = new HashMap<>();

    @Nullable ObjectNode get(Key key) {
        return part(key.type(), "").get(key.path());
    }

    void put(String type, String path, ObjectNode object) {
        replaced(types.computeIfAbsent(type, _ -> new TreeMap<>()).put(path, object));
    }

    void remove(Key key) {
        TreeMap<String, ObjectNode> type = types.get(key.type());
        if (type != null) {
            replaced(type.remove(key.path()));
        }
    }

    /** Those who still have it are few. */
    private static void replaced(@Nullable ObjectNode object) {
        if (object instanceof Stored stored) {
            stored.giveUp();
        }
    }

    void clear() {
        types.clear();
    }

    /**
     * The objects of a type by their places in it.
     *
     * @param namespace empty for every namespace
     */
    SortedMap<String, ObjectNode> part(String type, String namespace) {
        TreeMap<String, ObjectNode> all = types.get(type);
        if (all == null) {
            return Collections.emptySortedMap();
        }
        return namespace.isEmpty() ? all : all.subMap(namespace + "/", namespace + "0");
    }
}
