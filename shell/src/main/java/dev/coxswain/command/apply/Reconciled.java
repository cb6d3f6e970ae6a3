package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A role or binding as it has to be so that it allows at least what a manifest says.
 *
 * @param object what to write
 * @param added rules or subjects that were missing
 * @param removed rules or subjects that the manifest does not have
 */
record Reconciled(
        Operation operation, ObjectNode object, List<ObjectNode> added, List<ObjectNode> removed) {
    private static final String GROUP = "rbac.authorization.k8s.io";
    private static final Set<String> NAMED = Set.of("User", "Group");

    /** What is to be done. */
    enum Operation {
        NONE,
        CREATE,
        UPDATE,
        RECREATE;

        /** The word kubectl has for it. */
        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Compares.
     *
     * @param live null where it is not there
     * @param exact whether what the manifest does not have is to go
     */
    static Reconciled of(ObjectNode wanted, @Nullable ObjectNode live, boolean exact) {
        String field = isBinding(wanted) ? "subjects" : "rules";
        ObjectNode filled = defaulted(wanted);
        if (live == null) {
            return new Reconciled(Operation.CREATE, wanted, items(filled.path(field)), List.of());
        }
        if (!filled.path("roleRef").equals(live.path("roleRef"))) {
            return new Reconciled(Operation.RECREATE, wanted, List.of(), List.of());
        }
        ObjectNode result = live.deepCopy();
        merge(result, filled, "labels");
        merge(result, filled, "annotations");
        List<ObjectNode> added = missing(field, live.path(field), filled.path(field));
        List<ObjectNode> removed =
                exact ? missing(field, filled.path(field), live.path(field)) : List.of();
        if (filled.has("aggregationRule")) {
            added = List.of();
            removed = List.of();
            result.set("aggregationRule", filled.path("aggregationRule").deepCopy());
        } else if (!removed.isEmpty()) {
            result.set(field, filled.path(field).deepCopy());
        } else if (!added.isEmpty()) {
            ArrayNode all = result.withArrayProperty(field);
            added.forEach(all::add);
        }
        Operation operation = result.equals(live) ? Operation.NONE : Operation.UPDATE;
        return new Reconciled(operation, result, added, removed);
    }

    static boolean isBinding(ObjectNode object) {
        return Json.text(object, "kind").endsWith("Binding");
    }

    /** Users and groups belong to the API group of roles, where they do not say so. */
    private static ObjectNode defaulted(ObjectNode wanted) {
        ObjectNode copy = wanted.deepCopy();
        for (JsonNode each : copy.path("subjects")) {
            if (NAMED.contains(Json.text(each, "kind"))
                    && Json.text(each, "apiGroup").isEmpty()
                    && each instanceof ObjectNode subject) {
                subject.put("apiGroup", GROUP);
            }
        }
        if (copy.path("roleRef") instanceof ObjectNode role
                && Json.text(role, "apiGroup").isEmpty()) {
            role.put("apiGroup", GROUP);
        }
        return copy;
    }

    private static List<ObjectNode> missing(String field, JsonNode given, JsonNode wanted) {
        if (field.equals("rules")) {
            return RuleCoverage.missing(given, wanted);
        }
        List<ObjectNode> missing = items(wanted);
        given.forEach(missing::remove);
        return missing;
    }

    private static List<ObjectNode> items(JsonNode list) {
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode each : list) {
            if (each instanceof ObjectNode object) {
                items.add(object);
            }
        }
        return items;
    }

    /** Labels or annotations that are there stay as they are. */
    private static void merge(ObjectNode into, ObjectNode from, String field) {
        JsonNode more = Json.at(from, "metadata", field);
        if (more.isEmpty()) {
            return;
        }
        ObjectNode all = into.withObjectProperty("metadata").withObjectProperty(field);
        more.properties()
                .forEach(
                        each -> {
                            if (!all.has(each.getKey())) {
                                all.set(each.getKey(), each.getValue());
                            }
                        });
    }
}
