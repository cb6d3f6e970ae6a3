package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left in a namespace that goes, after all of it was asked to go.
 *
 * @param pods whether pods are left: all else then waits for them
 * @param types how many objects of each type are left, by {@code plural.group}
 * @param finalizers how many of them each finalizer holds
 * @param refusals why objects could not be deleted
 */
record NamespaceContents(
        boolean pods,
        Map<String, Integer> types,
        Map<String, Integer> finalizers,
        List<String> refusals) {

    /** Deletes everything in a namespace, the pods first. */
    static NamespaceContents remove(Objects objects, String namespace) {
        var left =
                new NamespaceContents(false, new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        left.remove(objects, "pods", "pods.", namespace);
        if (!left.types.isEmpty()) {
            // the real server reports on nothing before the pods are gone
            return new NamespaceContents(true, Map.of(), Map.of(), left.refusals);
        }
        for (ResourceType type : objects.types()) {
            if (type.namespaced()) {
                String shown = type.plural() + "." + type.group();
                left.remove(objects, type.qualifiedPlural(), shown, namespace);
            }
        }
        return left;
    }

    private void remove(Objects objects, String type, String shown, String namespace) {
        for (ObjectNode each : objects.list(type, namespace)) {
            try {
                objects.delete(Key.of(type, each), Deletion.DEFAULT);
            } catch (StatusException e) {
                refusals.add(e.getMessage());
            }
        }
        for (ObjectNode each : objects.list(type, namespace)) {
            types.merge(shown, 1, Integer::sum);
            for (JsonNode finalizer : Json.at(each, "metadata", "finalizers")) {
                finalizers.merge(finalizer.asText(), 1, Integer::sum);
            }
        }
    }

    boolean empty() {
        return !pods && types.isEmpty();
    }

    /** Writes what is left as the conditions of the namespace's status. */
    void report(ObjectNode status, Instant now) {
        for (Meta.Condition each :
                List.of(
                        fine(
                                "NamespaceDeletionDiscoveryFailure",
                                "ResourcesDiscovered",
                                "All resources successfully discovered"),
                        fine(
                                "NamespaceDeletionGroupVersionParsingFailure",
                                "ParsedGroupVersions",
                                "All legacy kube types successfully parsed"),
                        deletion(),
                        content(),
                        finalizing())) {
            Meta.setCondition(status, each, now, false);
        }
    }

    private static Meta.Condition fine(String type, String reason, String message) {
        return new Meta.Condition(type, "False", reason, message);
    }

    private static Meta.Condition bad(String type, String reason, String message) {
        return new Meta.Condition(type, "True", reason, message);
    }

    private Meta.Condition deletion() {
        String type = "NamespaceDeletionContentFailure";
        return refusals.isEmpty()
                ? fine(
                        type,
                        "ContentDeleted",
                        "All content successfully deleted, may be waiting on finalization")
                : bad(
                        type,
                        "ContentDeletionFailed",
                        "Failed to delete all resource types, %d remaining: %s"
                                .formatted(refusals.size(), String.join(", ", refusals)));
    }

    private Meta.Condition content() {
        String type = "NamespaceContentRemaining";
        return types.isEmpty()
                ? fine(type, "ContentRemoved", "All content successfully removed")
                : bad(
                        type,
                        "SomeResourcesRemain",
                        "Some resources are remaining: "
                                + listed(types, "%s has %d resource instances"));
    }

    private Meta.Condition finalizing() {
        String type = "NamespaceFinalizersRemaining";
        return finalizers.isEmpty()
                ? fine(type, "ContentHasNoFinalizers", "All content-preserving finalizers finished")
                : bad(
                        type,
                        "SomeFinalizersRemain",
                        "Some content in the namespace has finalizers remaining: "
                                + listed(finalizers, "%s in %d resource instances"));
    }

    private static String listed(Map<String, Integer> counts, String form) {
        var parts = new ArrayList<String>();
        counts.forEach((name, count) -> parts.add(form.formatted(name, count)));
        return String.join(", ", parts);
    }
}
