package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Problems;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What holds for the containers that are put into a running pod. */
final class EphemeralRules {
    private static final String FIELD = "ephemeralContainers";

    /** What such a container cannot have, in the order the server goes through it. */
    private static final List<String> FORBIDDEN =
            List.of(
                    "ports",
                    "resources",
                    "livenessProbe",
                    "readinessProbe",
                    "startupProbe",
                    "lifecycle",
                    "resizePolicy");

    private EphemeralRules() {}

    /** The pod that is stored, with the containers that are sent. */
    static ObjectNode narrow(ObjectNode wanted, ObjectNode old) {
        ObjectNode pod = old.deepCopy();
        JsonNode sent = wanted.path("spec").path(FIELD);
        if (sent.isEmpty()) {
            pod.withObjectProperty("spec").remove(FIELD);
        } else {
            pod.withObjectProperty("spec").set(FIELD, sent);
        }
        return pod;
    }

    static void validate(ObjectNode pod, ObjectNode old, Problems problems) {
        Set<String> names = names(pod, List.of("containers", "initContainers"));
        Set<String> targets = new HashSet<>(names);
        int index = 0;
        for (JsonNode each : pod.path("spec").path(FIELD)) {
            container(each, "spec.%s[%d]".formatted(FIELD, index++), targets, names, problems);
        }
        changes(pod, old, problems);
    }

    private static Set<String> names(ObjectNode pod, List<String> parts) {
        var names = new HashSet<String>();
        for (String part : parts) {
            pod.path("spec").path(part).forEach(each -> names.add(each.path("name").asText()));
        }
        return names;
    }

    private static void container(
            JsonNode container,
            String at,
            Set<String> targets,
            Set<String> taken,
            Problems problems) {
        String name = container.path("name").asText("");
        if (name.isEmpty()) {
            problems.required(at + ".name", "");
        } else if (!taken.add(name)) {
            problems.duplicate(at + ".name", container.path("name"));
        }
        if (container.path("image").asText("").isEmpty()) {
            problems.required(at + ".image", "");
        }
        String target = container.path("targetContainerName").asText("");
        if (!target.isEmpty() && !targets.contains(target)) {
            problems.notFound(at + ".targetContainerName", target);
        }
        for (String each : FORBIDDEN) {
            if (!container.path(each).isEmpty()) {
                problems.forbidden(at + "." + each, "cannot be set for an Ephemeral Container");
            }
        }
    }

    /** Such containers come and stay as they are. */
    private static void changes(ObjectNode pod, ObjectNode old, Problems problems) {
        for (JsonNode before : old.path("spec").path(FIELD)) {
            JsonNode after = null;
            for (JsonNode each : pod.path("spec").path(FIELD)) {
                if (each.path("name").equals(before.path("name"))) {
                    after = each;
                }
            }
            if (!before.equals(after)) {
                problems.forbidden(
                        "spec." + FIELD,
                        "existing ephemeral containers \"%s\" may not be %s\n"
                                .formatted(
                                        before.path("name").asText(),
                                        after == null ? "removed" : "changed"));
            }
        }
    }
}
