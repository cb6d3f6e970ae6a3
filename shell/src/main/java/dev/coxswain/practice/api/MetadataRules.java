package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold for finalizers and owners, whatever the kind. */
final class MetadataRules {
    private static final Set<String> STANDARD =
            Set.of("foregroundDeletion", "orphan", "kubernetes");

    private MetadataRules() {}

    /**
     * Finds what is wrong with an object's metadata.
     *
     * @param plain whether finalizers may be bare names, as on what apiextensions serves
     * @param old what is stored; null at creation
     */
    static void check(
            ObjectNode object, boolean plain, @Nullable ObjectNode old, Problems problems) {
        JsonNode metadata = object.path("metadata");
        int index = 0;
        for (JsonNode each : plain ? Json.array() : metadata.path("finalizers")) {
            String name = each.asText();
            if (!name.contains("/") && !STANDARD.contains(name)) {
                problems.invalid(
                        "metadata.finalizers[" + index + "]",
                        name,
                        "name is neither a standard finalizer name nor is it fully qualified");
            }
            index++;
        }
        owners(metadata.path("ownerReferences"), problems);
        if (old != null && ObjectMeta.deleting(old)) {
            late(metadata.path("finalizers"), old.path("metadata").path("finalizers"), problems);
        }
    }

    private static void late(JsonNode now, JsonNode before, Problems problems) {
        List<String> added = new ArrayList<>(Kind.texts(now));
        added.removeAll(Kind.texts(before));
        if (!added.isEmpty()) {
            problems.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new"
                            + " finalizers []string{"
                            + added.stream()
                                    .map(each -> "\"" + each + "\"")
                                    .collect(Collectors.joining(", "))
                            + "}");
        }
    }

    private static void owners(JsonNode references, Problems problems) {
        List<String> controllers = new ArrayList<>();
        for (JsonNode each : references) {
            for (String part : List.of("apiVersion", "kind", "name", "uid")) {
                if (each.path(part).asText("").isEmpty()) {
                    problems.invalid("metadata.ownerReferences." + part, "", "must not be empty");
                }
            }
            if (each.path("controller").asBoolean()) {
                controllers.add(each.path("kind").asText() + "/" + each.path("name").asText());
            }
        }
        if (controllers.size() > 1) {
            problems.invalid(
                    "metadata.ownerReferences",
                    shown(references),
                    "Only one reference can have Controller set to true. Found \"true\" in"
                            + " references for %s and %s"
                                    .formatted(controllers.get(0), controllers.get(1)));
        }
    }

    private static JsonNode shown(JsonNode references) {
        var list = Json.array();
        for (JsonNode each : references) {
            ObjectNode shown = list.addObject();
            for (String field :
                    List.of(
                            "apiVersion",
                            "kind",
                            "name",
                            "uid",
                            "controller",
                            "blockOwnerDeletion")) {
                if (each.has(field)) {
                    shown.set(field, each.get(field));
                }
            }
        }
        return list;
    }
}
