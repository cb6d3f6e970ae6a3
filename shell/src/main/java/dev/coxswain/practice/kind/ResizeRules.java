package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Problems;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What holds when the resources of a running pod's containers are changed. */
final class ResizeRules {
    private static final List<String> PARTS = List.of("containers", "initContainers");
    private static final List<String> CHANGEABLE = List.of("resources", "resizePolicy");

    private ResizeRules() {}

    /** The pod that is stored, with the resources that are sent. */
    static ObjectNode narrow(ObjectNode wanted, ObjectNode old) {
        ObjectNode pod = old.deepCopy();
        for (String part : PARTS) {
            for (JsonNode container : pod.path("spec").path(part)) {
                for (JsonNode sent : wanted.path("spec").path(part)) {
                    if (sent.path("name").equals(container.path("name"))) {
                        take((ObjectNode) container, sent);
                    }
                }
            }
        }
        return pod;
    }

    private static void take(ObjectNode container, JsonNode sent) {
        for (String each : CHANGEABLE) {
            if (sent.has(each)) {
                container.set(each, sent.path(each));
            } else {
                container.remove(each);
            }
        }
    }

    static void validate(ObjectNode pod, ObjectNode old, Problems problems) {
        ContainerRules.podSpec(
                pod.path("spec"), "spec", List.of("Always", "OnFailure", "Never"), problems);
        String before = QualityOfService.of(old.path("spec"));
        if (!before.equals(QualityOfService.of(pod.path("spec")))) {
            problems.invalid(
                    "spec", before, "Pod QOS Class may not change as a result of resizing");
        }
        boolean others = false;
        for (String part : PARTS) {
            JsonNode containers = pod.path("spec").path(part);
            for (int index = 0; index < containers.size(); index++) {
                JsonNode now = containers.get(index).path("resources");
                JsonNode then = old.path("spec").path(part).path(index).path("resources");
                others |= !others(now).equals(others(then));
                removed(now, then, "spec.%s[%d].resources".formatted(part, index), problems);
            }
        }
        if (others) {
            problems.forbidden("spec", "only cpu and memory resources are mutable");
        }
    }

    /** What is asked of resources other than processor and memory. */
    private static Set<String> others(JsonNode resources) {
        var others = new TreeSet<String>();
        for (String kind : List.of("requests", "limits")) {
            for (var each : resources.path(kind).properties()) {
                if (!List.of("cpu", "memory").contains(each.getKey())) {
                    others.add(kind + "." + each.getKey() + "=" + each.getValue().asText());
                }
            }
        }
        return others;
    }

    private static void removed(JsonNode now, JsonNode then, String at, Problems problems) {
        for (String kind : List.of("requests", "limits")) {
            for (String each : List.of("cpu", "memory")) {
                if (then.path(kind).has(each) && !now.path(kind).has(each)) {
                    problems.forbidden(at + "." + kind, "resource " + kind + " cannot be removed");
                    break;
                }
            }
        }
    }
}
