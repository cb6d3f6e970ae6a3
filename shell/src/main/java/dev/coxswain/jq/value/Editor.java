package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A value being changed at many paths: each container is copied before its first change and only
 * then, so that a change to every element of a list is linear.
 */
public final class Editor {
    private final Set<JsonNode> owned = Collections.newSetFromMap(new IdentityHashMap<>());
    private JsonNode root;

    public Editor(JsonNode root) {
        this.root = root;
    }

    public JsonNode value() {
        return root;
    }

    /** The value at the path, for reading it up before the next write. */
    public JsonNode peek(JsonNode path) {
        JsonNode found = Access.atPath(root, path);
        if (found.isContainerNode() && owned.contains(found)) {
            owned.clear();
        }
        return found;
    }

    public void set(JsonNode path, JsonNode value) {
        if (!path.isArray()) {
            throw new JqException("Path must be specified as an array");
        }
        root = set(root, path, 0, value);
    }

    private JsonNode set(JsonNode at, JsonNode path, int depth, JsonNode value) {
        if (depth == path.size()) {
            return value;
        }
        JsonNode key = path.get(depth);
        if (key.isTextual() && (at.isObject() || at.isNull())) {
            ObjectNode object = object(at);
            JsonNode old = object.get(key.textValue());
            JsonNode now = set(old == null ? NullNode.instance : old, path, depth + 1, value);
            object.set(key.textValue(), now);
            return object;
        }
        if (key.isNumber() && (at.isArray() || at.isNull())) {
            JsonNode old = at.isNull() ? at : Access.get(at, key);
            JsonNode now = set(old, path, depth + 1, value);
            int index = Access.writable(key, at.size());
            ArrayNode array = array(at);
            while (array.size() <= index) {
                array.addNull();
            }
            array.set(index, now);
            return array;
        }
        if (key instanceof ObjectNode slice && (at.isArray() || at.isNull())) {
            Access.bounds(slice, at.size());
            JsonNode now = set(Access.slice(at, slice), path, depth + 1, value);
            return splice(array(at), slice, now);
        }
        if (key instanceof ObjectNode slice) {
            Access.get(at, slice);
            throw new JqException("Cannot update field at object index of " + Values.kind(at));
        }
        Access.get(at, key);
        throw new JqException("Cannot update field at array index of " + Values.kind(at));
    }

    private ArrayNode splice(ArrayNode array, ObjectNode slice, JsonNode part) {
        if (!part.isArray()) {
            throw new JqException("A slice of an array can only be assigned another array");
        }
        int[] range = Access.bounds(slice, array.size());
        ArrayNode all = Json.NODES.arrayNode();
        for (int i = 0; i < range[0]; i++) {
            all.add(array.get(i));
        }
        part.forEach(all::add);
        for (int i = range[1]; i < array.size(); i++) {
            all.add(array.get(i));
        }
        owned.add(all);
        return all;
    }

    private ObjectNode object(JsonNode at) {
        if (at instanceof ObjectNode object && owned.contains(object)) {
            return object;
        }
        ObjectNode copy = at instanceof ObjectNode object ? Arithmetic.copy(object) : Json.object();
        owned.add(copy);
        return copy;
    }

    private ArrayNode array(JsonNode at) {
        if (at instanceof ArrayNode array && owned.contains(array)) {
            return array;
        }
        ArrayNode copy =
                at instanceof ArrayNode array
                        ? Json.NODES.arrayNode(array.size()).addAll(array)
                        : Json.array();
        owned.add(copy);
        return copy;
    }

    /** Removes what the paths name, all at once: indices are those before the first removal. */
    public void delete(List<JsonNode> paths) {
        List<JsonNode> ordered = new ArrayList<>(paths);
        ordered.sort(Values.ORDER.reversed());
        for (JsonNode path : ordered) {
            if (!path.isArray()) {
                throw new JqException("Path must be specified as an array");
            }
            if (path.isEmpty()) {
                root = NullNode.instance;
                return;
            }
            root = delete(root, path, 0);
        }
    }

    private JsonNode delete(JsonNode at, JsonNode path, int depth) {
        if (at.isNull()) {
            return at;
        }
        JsonNode key = path.get(depth);
        if (depth == path.size() - 1) {
            return remove(at, key);
        }
        JsonNode inner = Access.get(at, key);
        if (inner.isNull()) {
            return at;
        }
        JsonNode now = delete(inner, path, depth + 1);
        return now == inner ? at : set(at, Json.array().add(key), 0, now);
    }

    private JsonNode remove(JsonNode at, JsonNode key) {
        if (at.isObject() && key.isTextual()) {
            if (!at.has(key.textValue())) {
                return at;
            }
            ObjectNode object = object(at);
            object.remove(key.textValue());
            return object;
        }
        if (at.isArray() && key.isNumber()) {
            double position = Math.floor(key.doubleValue());
            double index = position < 0 ? position + at.size() : position;
            if (!(index >= 0 && index < at.size())) {
                return at;
            }
            ArrayNode array = array(at);
            array.remove((int) index);
            return array;
        }
        if (at.isArray() && key instanceof ObjectNode slice) {
            return splice(array(at), slice, Json.array());
        }
        String what =
                at.isObject() ? " field of object" : at.isArray() ? " element of array" : null;
        throw new JqException(
                what == null
                        ? "Cannot delete fields from " + Values.kind(at)
                        : "Cannot delete " + Values.kind(key) + what);
    }
}
