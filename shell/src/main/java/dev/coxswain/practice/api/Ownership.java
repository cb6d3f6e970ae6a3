package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Who owns which field ({@code metadata.managedFields}), and what an apply makes of it. */
final class Ownership {
    /** Marks, inside one write, an object whose ownership an apply has settled already. */
    static final String APPLIED = "\0applied";

    private Ownership() {}

    /**
     * Who writes.
     *
     * @param manager empty where ownership is not kept
     * @param subresource empty for the main resource
     */
    record By(String manager, String subresource, Instant now) {}

    /** Notes in {@code object} what a write that is no apply changed against {@code old}. */
    static void update(Kind kind, ObjectNode object, @Nullable ObjectNode old, By by) {
        ObjectNode metadata = ObjectMeta.of(object);
        JsonNode entries = old == null ? Json.array() : old.path("metadata").path("managedFields");
        JsonNode sent = metadata.path("managedFields");
        if (old != null && cleared(object, old)) {
            metadata.remove("managedFields");
            return;
        }
        if (by.manager().isEmpty()) {
            if (!entries.isEmpty()) {
                metadata.set("managedFields", entries);
            } else {
                metadata.remove("managedFields");
            }
            return;
        }
        if (sent.isArray() && !sent.equals(entries)) {
            entries = sent;
        }
        ObjectNode changed = changed(kind, object, old, by.subresource());
        ArrayNode result = after(kind, object, entries, changed, by);
        metadata.set("managedFields", ManagedFields.sorted(result));
    }

    /** The entries once {@code changed} belongs to who writes. */
    private static ArrayNode after(
            Kind kind, ObjectNode object, JsonNode entries, ObjectNode changed, By by) {
        ArrayNode result = Json.array();
        ObjectNode mine = null;
        for (JsonNode each : entries) {
            ObjectNode entry = each.deepCopy();
            boolean own = same(entry, by.manager(), "Update", by.subresource());
            ObjectNode fields = FieldSets.present(entry.path("fieldsV1"), object);
            fields = own ? FieldSets.union(fields, changed) : FieldSets.minus(fields, changed);
            if (!fields.isEmpty()) {
                entry.set("fieldsV1", fields);
                result.add(entry);
                mine = own ? entry : mine;
            }
        }
        if (!changed.isEmpty()) {
            if (mine == null) {
                mine = entry(kind, by, "Update");
                mine.set("fieldsV1", changed);
                result.add(mine);
            } else {
                mine.put("time", ObjectMeta.stamp(by.now()));
            }
        }
        return result;
    }

    /** Whether a write takes all ownership away, which is asked for by an empty entry. */
    static boolean cleared(ObjectNode object, ObjectNode old) {
        JsonNode sent = object.path("metadata").path("managedFields");
        return sent.isArray()
                && (sent.isEmpty() || (sent.size() == 1 && sent.get(0).isEmpty()))
                && !old.path("metadata").path("managedFields").isEmpty();
    }

    /** The fields a write changed of the part it may write, without what admission adds. */
    private static ObjectNode changed(
            Kind kind, ObjectNode object, @Nullable ObjectNode old, String subresource) {
        ObjectNode after = Json.object();
        after.setAll(object);
        ObjectNode before = Json.object();
        if (old != null) {
            before.setAll(old);
        }
        String other = subresource.equals("status") ? "spec" : "status";
        if (kind.has("status")) {
            after.remove(other);
            before.remove(other);
        }
        if (old == null) {
            kind.rules().disown(after);
        }
        return FieldSets.changed(after, before, kind.schema());
    }

    private static boolean same(
            JsonNode entry, String manager, String operation, String subresource) {
        return entry.path("manager").asText().equals(manager)
                && entry.path("operation").asText().equals(operation)
                && entry.path("subresource").asText("").equals(subresource);
    }

    private static ObjectNode entry(Kind kind, By by, String operation) {
        ObjectNode entry = Json.object();
        entry.put("manager", by.manager()).put("operation", operation);
        entry.put("apiVersion", kind.type().apiVersion());
        entry.put("time", ObjectMeta.stamp(by.now())).put("fieldsType", "FieldsV1");
        entry.putObject("fieldsV1");
        if (!by.subresource().isEmpty()) {
            entry.put("subresource", by.subresource());
        }
        return entry;
    }

    /**
     * What an apply makes of the live object.
     *
     * @param live the stored object; an empty one where it is new
     * @throws StatusException 409 where other managers own fields that would change
     */
    static ObjectNode apply(Kind kind, ObjectNode live, ObjectNode wanted, By by, boolean force) {
        ObjectNode config = wanted.deepCopy();
        if (config.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        ObjectNode set = FieldSets.of(config, kind.schema());
        ArrayNode entries = Json.array();
        JsonNode last = Json.object();
        var conflicts = new Conflicts();
        for (JsonNode each : ManagedFields.of(kind, live)) {
            if (same(each, by.manager(), "Apply", by.subresource())) {
                last = each.path("fieldsV1");
                continue;
            }
            ObjectNode taken = taken(set, each.path("fieldsV1"), live, config);
            if (!taken.isEmpty()) {
                conflicts.add(each, taken);
            }
            ObjectNode rest = FieldSets.minus(each.path("fieldsV1"), taken);
            if (!rest.isEmpty()) {
                ObjectNode entry = each.deepCopy();
                entry.set("fieldsV1", rest);
                entries.add(entry);
            }
        }
        if (!conflicts.isEmpty() && !force) {
            throw conflicts.fault();
        }
        ObjectNode removed = FieldSets.minus(last, set);
        for (JsonNode each : entries) {
            removed = FieldSets.minus(removed, each.path("fieldsV1"));
        }
        ObjectNode merged = Merge.into(live, config, kind.schema());
        Merge.remove(merged, removed, !kind.custom());
        ObjectNode mine = entry(kind, by, "Apply").<ObjectNode>set("fieldsV1", set);
        entries.add(mine);
        keepTime(mine, live, last);
        ObjectMeta.of(merged).set("managedFields", ManagedFields.sorted(entries));
        return merged.put(APPLIED, true);
    }

    /** An apply that owns what it owned keeps its stamp, so that nothing changes. */
    private static void keepTime(ObjectNode mine, ObjectNode live, JsonNode last) {
        if (mine.path("fieldsV1").equals(last)) {
            for (JsonNode each : live.path("metadata").path("managedFields")) {
                if (each.path("fieldsV1").equals(last)
                        && each.path("manager").equals(mine.path("manager"))) {
                    mine.set("time", each.path("time"));
                }
            }
        }
    }

    /** The fields of both sets that would get another value. */
    private static ObjectNode taken(JsonNode set, JsonNode theirs, JsonNode live, JsonNode config) {
        ObjectNode taken = Json.object();
        set.properties()
                .forEach(
                        each -> {
                            String step = each.getKey();
                            JsonNode other = theirs.path(step);
                            if (step.equals(".") || other.isMissingNode()) {
                                return;
                            }
                            JsonNode was = FieldSets.step(live, step);
                            JsonNode now = FieldSets.step(config, step);
                            if (each.getValue().isEmpty()) {
                                if (!was.equals(now)) {
                                    taken.putObject(step);
                                }
                                return;
                            }
                            ObjectNode below = taken(each.getValue(), other, was, now);
                            if (!below.isEmpty()) {
                                taken.set(step, below);
                            }
                        });
        return taken;
    }
}
