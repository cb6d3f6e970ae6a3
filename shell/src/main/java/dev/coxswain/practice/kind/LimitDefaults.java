package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What the LimitRanges of a namespace give to containers that do not say it themselves. */
final class LimitDefaults {
    private static final String NOTE = "kubernetes.io/limit-ranger";

    private LimitDefaults() {}

    /** Completes a new pod, in place; a note of it goes to its annotations. */
    static void give(ObjectNode pod, Rules.Lookup lookup) {
        for (ObjectNode range : lookup.list("limitranges", ObjectMeta.text(pod, "namespace"))) {
            for (JsonNode limit : range.path("spec").path("limits")) {
                if (limit.path("type").asText().equals("Container")) {
                    give(pod, limit);
                }
            }
        }
    }

    private static void give(ObjectNode pod, JsonNode limit) {
        List<String> notes = new ArrayList<>();
        for (String list : List.of("containers", "initContainers")) {
            String word = list.equals("containers") ? "container " : "init container ";
            for (JsonNode each : pod.path("spec").path(list)) {
                ObjectNode resources = ((ObjectNode) each).withObjectProperty("resources");
                String name = word + each.path("name").asText();
                given(resources, "requests", limit.path("defaultRequest"))
                        .ifPresent(what -> notes.add(what + " request for " + name));
                given(resources, "limits", limit.path("default"))
                        .ifPresent(what -> notes.add(what + " limit for " + name));
            }
        }
        if (!notes.isEmpty()) {
            ObjectMeta.of(pod)
                    .withObjectProperty("annotations")
                    .put(NOTE, "LimitRanger plugin set: " + String.join("; ", notes));
        }
    }

    private static Optional<String> given(ObjectNode resources, String part, JsonNode defaults) {
        var given = new TreeSet<String>();
        for (var each : defaults.properties()) {
            if (!resources.path(part).has(each.getKey())) {
                resources.withObjectProperty(part).set(each.getKey(), each.getValue());
                given.add(each.getKey());
            }
        }
        return given.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", given));
    }
}
