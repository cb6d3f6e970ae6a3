package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;

import java.util.ArrayList;
import java.util.BitSet;
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

    /** From here on, the present containers may be held elsewhere too and are copied again. */
    public void share() {
        owned.clear();
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
            throw new JqException("Cannot update string slices");
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
            Interruption.check(i);
            all.add(array.get(i));
        }
        part.forEach(all::add);
        for (int i = range[1]; i < array.size(); i++) {
            Interruption.check(i);
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
        ordered.sort(Values.ORDER);
        for (JsonNode path : ordered) {
            if (!path.isArray()) {
                throw new JqException("Path must be specified as array, not " + Values.kind(path));
            }
        }
        if (!ordered.isEmpty()) {
            root = ordered.getFirst().isEmpty() ? NullNode.instance : delete(root, ordered, 0);
        }
    }

    /** Removes what the paths name below {@code at}; they are sorted, and alike up to there. */
    private JsonNode delete(JsonNode at, List<JsonNode> paths, int depth) {
        JsonNode now = at;
        List<JsonNode> gone = new ArrayList<>();
        int next;
        for (int i = 0; i < paths.size(); i = next) {
            Interruption.check();
            JsonNode key = paths.get(i).get(depth);
            next = i + 1;
            while (next < paths.size() && Values.same(key, paths.get(next).get(depth))) {
                next++;
            }
            if (paths.get(i).size() == depth + 1) {
                gone.add(key);
                continue;
            }
            JsonNode inner = now.isNull() ? now : Access.get(now, key);
            if (!inner.isNull()) {
                JsonNode left = delete(inner, paths.subList(i, next), depth + 1);
                now = left == inner ? now : set(now, Json.array().add(key), 0, left);
            }
        }
        return now.isNull() || gone.isEmpty() ? now : remove(now, gone);
    }

    private JsonNode remove(JsonNode at, List<JsonNode> keys) {
        if (at.isArray()) {
            return removeElements(at, keys);
        }
        if (!at.isObject()) {
            throw new JqException("Cannot delete fields from " + Values.kind(at));
        }
        JsonNode now = at;
        for (JsonNode key : keys) {
            if (!key.isTextual()) {
                throw new JqException("Cannot delete " + Values.kind(key) + " field of object");
            }
            if (now.has(key.textValue())) {
                ObjectNode object = object(now);
                object.remove(key.textValue());
                now = object;
            }
        }
        return now;
    }

    private JsonNode removeElements(JsonNode at, List<JsonNode> keys) {
        int size = at.size();
        BitSet gone = new BitSet(size);
        for (JsonNode key : keys) {
            if (key.isNumber()) {
                double index = Numbers.real(key);
                double position = Access.truncated(index) + (index < 0 ? size : 0);
                if (position >= 0 && position < size) {
                    gone.set((int) position);
                }
            } else if (key instanceof ObjectNode slice) {
                int[] range = Access.bounds(slice, size);
                gone.set(range[0], range[1]);
            } else {
                throw new JqException("Cannot delete " + Values.kind(key) + " element of array");
            }
        }
        if (gone.isEmpty()) {
            return at;
        }
        ArrayNode left = Json.NODES.arrayNode(size - gone.cardinality());
        for (int i = gone.nextClearBit(0); i < size; i = gone.nextClearBit(i + 1)) {
            Interruption.check(i);
            left.add(at.get(i));
        }
        owned.add(left);
        return left;
    }
}
