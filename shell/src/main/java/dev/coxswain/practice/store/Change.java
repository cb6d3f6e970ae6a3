package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * One committed write. The trees are the store's own and must not be changed.
 *
 * @param version the resourceVersion this write made
 * @param before the object until then; null where it is new
 * @param after the object from then on; null where it was removed
 */
public record Change(
        long version, Key key, @Nullable ObjectNode before, @Nullable ObjectNode after) {
    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change of nothing at " + key);
        }
    }

    /** What those are told who are to look whether they are still heard: of no type, nothing. */
    static Change nothing(long version) {
        return new Change(version, new Key("", "", ""), null, Json.object());
    }

    /** What watchers are told: {@code ADDED}, {@code MODIFIED} or {@code DELETED}. */
    public String word() {
        return before == null ? "ADDED" : after == null ? "DELETED" : "MODIFIED";
    }

    /** The newest state there is: after, or for a removal the last state before it. */
    public ObjectNode latest() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change of nothing at " + key);
    }

    /** Takes this change back in a map from places within the type to objects. */
    void undo(Map<String, ObjectNode> objects) {
        if (before == null) {
            objects.remove(key.path());
        } else {
            objects.put(key.path(), before);
        }
    }
}
