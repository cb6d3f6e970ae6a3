package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** How objects go: at once, after their grace, or when the last finalizer is off. */
final class Removal {
    /** Whether nothing keeps an object that is being deleted. */
    boolean finished(ObjectNode object) {
        return object.path("metadata").path("finalizers").isEmpty()
                && object.path("metadata").path("deletionGracePeriodSeconds").asLong(0) == 0
                && !(object.path("kind").asText().equals("Namespace")
                        && !object.path("spec").path("finalizers").isEmpty());
    }

    /** Removes an object or marks it; null where it is gone. */
    @Nullable ObjectNode remove(
            Store.Transaction open, Kind kind, ObjectNode old, Deletion deletion, Instant now) {
        Key key = Key.of(kind.name(), old);
        check(kind, old, deletion);
        ObjectNode object = old.deepCopy();
        ObjectNode metadata = ObjectMeta.of(object);
        long grace = kind.rules().grace(old, deletion.graceSeconds());
        boolean marked = ObjectMeta.deleting(old);
        if (!marked || grace < metadata.path("deletionGracePeriodSeconds").asLong()) {
            metadata.put("deletionTimestamp", ObjectMeta.stamp(now.plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", grace);
            if (!marked && kind.counted() && !kind.name().equals(CustomKinds.DEFINITIONS)) {
                metadata.put("generation", metadata.path("generation").asLong() + 1);
            }
        }
        propagate(metadata, deletion.propagation());
        if (!marked) {
            kind.rules().retire(object, now);
        }
        if (deletion.dryRun()) {
            return finished(object) ? null : object;
        }
        if (finished(object)) {
            open.remove(key);
            return null;
        }
        return object.equals(old) ? old : open.put(key, object);
    }

    private static void check(Kind kind, ObjectNode old, Deletion deletion) {
        precondition(kind, old, "uid", "UID", deletion.uid());
        precondition(kind, old, "resourceVersion", "ResourceVersion", deletion.resourceVersion());
    }

    private static void precondition(
            Kind kind, ObjectNode old, String field, String word, @Nullable String wanted) {
        String actual = ObjectMeta.text(old, field);
        if (wanted != null && !wanted.equals(actual)) {
            String name = ObjectMeta.name(old);
            String what = kind.type().kind();
            String done = field.equals("uid") ? "deleted and then recreated" : "modified";
            throw new StatusException(
                    409,
                    "Conflict",
                    "Operation cannot be fulfilled on %s \"%s\": the %s in the precondition (%s) does not match the %s in record (%s). The object might have been %s"
                            .formatted(what, name, word, wanted, word, actual, done),
                    new StatusException.Details(kind.type().group(), what, name, List.of(), 0));
        }
    }

    private static void propagate(ObjectNode metadata, @Nullable String propagation) {
        String finalizer =
                "Foreground".equals(propagation)
                        ? "foregroundDeletion"
                        : "Orphan".equals(propagation) ? "orphan" : "";
        if (finalizer.isEmpty()) {
            return;
        }
        ArrayNode finalizers = metadata.withArrayProperty("finalizers");
        for (JsonNode each : finalizers) {
            if (each.asText().equals(finalizer)) {
                return;
            }
        }
        finalizers.add(finalizer);
    }
}
