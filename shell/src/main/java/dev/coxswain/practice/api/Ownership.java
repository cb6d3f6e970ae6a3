package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        if (sent.isArray() && (sent.isEmpty() || (sent.size() == 1 && sent.get(0).isEmpty()))) {
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
        JsonNode before = old == null ? Json.object() : old;
        ObjectNode changed = changes(kind, object, before);
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
        metadata.set("managedFields", result);
    }

    private static ObjectNode changes(Kind kind, ObjectNode object, JsonNode before) {
        ObjectNode all = FieldSets.of(object, kind.schema());
        ObjectNode changed = FieldSets.changed(object, before, kind.schema());
        return intersection(all, changed);
    }

    private static ObjectNode intersection(JsonNode a, JsonNode b) {
        ObjectNode both = Json.object();
        a.properties()
                .forEach(
                        each -> {
                            JsonNode other = b.path(each.getKey());
                            if (other.isMissingNode()) {
                                return;
                            }
                            ObjectNode below = intersection(each.getValue(), other);
                            if (each.getValue().isEmpty() || !below.isEmpty()) {
                                both.set(each.getKey(), below);
                            }
                        });
        return both;
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
        Map<String, List<String>> conflicts = new LinkedHashMap<>();
        for (JsonNode each : live.path("metadata").path("managedFields")) {
            if (same(each, by.manager(), "Apply", by.subresource())) {
                last = each.path("fieldsV1");
                continue;
            }
            ObjectNode taken = taken(set, each.path("fieldsV1"), live, config);
            if (!taken.isEmpty()) {
                var paths = new ArrayList<String>();
                FieldSets.leaves(taken).forEach(leaf -> paths.add(FieldSets.shown(leaf)));
                conflicts.put(who(each), paths);
            }
            ObjectNode rest = FieldSets.minus(each.path("fieldsV1"), taken);
            if (!rest.isEmpty()) {
                ObjectNode entry = each.deepCopy();
                entry.set("fieldsV1", rest);
                entries.add(entry);
            }
        }
        if (!conflicts.isEmpty() && !force) {
            throw conflict(conflicts);
        }
        ObjectNode removed = FieldSets.minus(last, set);
        for (JsonNode each : entries) {
            removed = FieldSets.minus(removed, each.path("fieldsV1"));
        }
        ObjectNode merged = Merge.into(live, config, kind.schema());
        Merge.remove(merged, removed);
        ObjectNode mine = entry(kind, by, "Apply");
        mine.set("fieldsV1", set);
        entries.insert(0, mine);
        keepTime(mine, live, last);
        ObjectMeta.of(merged).set("managedFields", entries);
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

    private static String who(JsonNode entry) {
        String subresource = entry.path("subresource").asText("");
        return "\"%s\"%s using %s"
                .formatted(
                        entry.path("manager").asText(),
                        subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"",
                        entry.path("apiVersion").asText());
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

    private static StatusException conflict(Map<String, List<String>> conflicts) {
        var causes = new ArrayList<Cause>();
        var told = new ArrayList<String>();
        conflicts.forEach(
                (who, paths) -> {
                    paths.forEach(
                            path ->
                                    causes.add(
                                            new Cause(
                                                    "FieldManagerConflict",
                                                    "conflict with " + who,
                                                    path)));
                    told.add(
                            paths.size() == 1
                                    ? "conflict with " + who + ": " + paths.getFirst()
                                    : "conflicts with "
                                            + who
                                            + ":\n- "
                                            + String.join("\n- ", paths));
                });
        String count = causes.size() == 1 ? "1 conflict" : causes.size() + " conflicts";
        return new StatusException(
                409,
                "Conflict",
                "Apply failed with " + count + ": " + String.join("\n", told),
                new Details("", "", "", causes, 0));
    }
}
