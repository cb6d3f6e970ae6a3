package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Paths;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;
import dev.coxswain.practice.api.StatusException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The particulars of pods: service account, tolerations, quality of service, what is fixed. */
final class PodRules implements Rules {
    private static final String FIXED =
            "pod updates may not change fields other than"
                    + " `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
                    + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
                    + " (allow it to be set to 1 if it was previously negative)";

    /** What a new pod is given, and nobody owns. */
    private static final List<String> GIVEN =
            List.of(
                    "priority",
                    "preemptionPolicy",
                    "serviceAccount",
                    "serviceAccountName",
                    "tolerations");

    @Override
    public void prepare(ObjectNode pod, @Nullable ObjectNode old, Lookup lookup) {
        if (old != null) {
            return;
        }
        LimitDefaults.give(pod, lookup);
        ObjectNode spec = pod.withObjectProperty("spec");
        String account = spec.path("serviceAccountName").asText("");
        if (account.isEmpty()) {
            spec.put("serviceAccountName", "default").put("serviceAccount", "default");
        }
        requireAccount(pod, account, lookup);
        if (!spec.has("enableServiceLinks")) {
            spec.put("enableServiceLinks", true);
        }
        prioritize(pod, spec, lookup);
        ArrayNode tolerations = spec.withArrayProperty("tolerations");
        tolerate(tolerations, "node.kubernetes.io/not-ready");
        tolerate(tolerations, "node.kubernetes.io/unreachable");
        AccessToken.mount(spec);
        ObjectNode status = pod.withObjectProperty("status");
        if (!status.has("qosClass")) {
            status.put("qosClass", QualityOfService.of(spec));
        }
    }

    @Override
    public void admit(Kind kind, ObjectNode pod, @Nullable ObjectNode old, Lookup lookup) {
        if (old == null) {
            Limits.check(kind, pod, lookup);
        }
    }

    /** The node is the scheduler's choice. */
    @Override
    public void reduce(ObjectNode wish) {
        ObjectNode spec = Json.object();
        spec.setAll((ObjectNode) wish.path("spec"));
        spec.remove("nodeName");
        wish.set("spec", spec);
    }

    @Override
    public void disown(ObjectNode created) {
        ObjectNode spec = Json.object();
        spec.setAll((ObjectNode) created.path("spec"));
        created.set("spec", spec.without(GIVEN));
    }

    @Override
    public long grace(ObjectNode pod, @Nullable Long asked) {
        String phase = Paths.text(pod, "status.phase");
        if (Paths.text(pod, "spec.nodeName").isEmpty()
                || phase.equals("Succeeded")
                || phase.equals("Failed")) {
            return 0;
        }
        return asked != null
                ? asked
                : Paths.at(pod, "spec.terminationGracePeriodSeconds").asLong(30);
    }

    /** The account every namespace has is taken for there: it comes a moment later. */
    private static void requireAccount(ObjectNode pod, String account, Lookup lookup) {
        String namespace = ObjectMeta.text(pod, "namespace");
        if (account.isEmpty()
                || account.equals("default")
                || lookup.list("serviceaccounts", namespace).stream()
                        .anyMatch(each -> ObjectMeta.name(each).equals(account))) {
            return;
        }
        throw refused(
                pod,
                "error looking up service account %s/%s: serviceaccount \"%s\" not found"
                        .formatted(namespace, account, account));
    }

    private static StatusException refused(ObjectNode pod, String why) {
        String name = ObjectMeta.name(pod);
        return new StatusException(
                403,
                "Forbidden",
                "pods \"%s\" is forbidden: %s".formatted(name, why),
                new StatusException.Details("", "pods", name, List.of(), 0));
    }

    private static void prioritize(ObjectNode pod, ObjectNode spec, Lookup lookup) {
        Optional<ObjectNode> its = priorityClass(pod, spec, lookup);
        String policy = its.map(each -> each.path("preemptionPolicy").asText("")).orElse("");
        if (!spec.has("preemptionPolicy")) {
            spec.put("preemptionPolicy", policy.isEmpty() ? "PreemptLowerPriority" : policy);
        }
        if (!spec.has("priority")) {
            String wanted = spec.path("priorityClassName").asText("");
            long otherwise = wanted.startsWith("system-") ? 2_000_000_000L : 0;
            spec.put("priority", its.map(each -> each.path("value").asLong()).orElse(otherwise));
        }
    }

    /** The class a pod names, else the one that holds for all without a name, if there is one. */
    private static Optional<ObjectNode> priorityClass(
            ObjectNode pod, ObjectNode spec, Lookup lookup) {
        String wanted = spec.path("priorityClassName").asText("");
        for (ObjectNode each : lookup.list("priorityclasses.scheduling.k8s.io", "")) {
            boolean named = ObjectMeta.name(each).equals(wanted);
            if (named || (wanted.isEmpty() && each.path("globalDefault").asBoolean())) {
                spec.put("priorityClassName", ObjectMeta.name(each));
                return Optional.of(each);
            }
        }
        if (wanted.isEmpty() || wanted.startsWith("system-")) {
            return Optional.empty();
        }
        throw refused(pod, "no PriorityClass with name " + wanted + " was found");
    }

    private static void tolerate(ArrayNode tolerations, String key) {
        for (JsonNode each : tolerations) {
            if (each.path("key").asText("").isEmpty()
                    && each.path("operator").asText().equals("Exists")) {
                return;
            }
            if (each.path("key").asText().equals(key)) {
                return;
            }
        }
        tolerations
                .addObject()
                .put("key", key)
                .put("operator", "Exists")
                .put("effect", "NoExecute")
                .put("tolerationSeconds", 300);
    }

    @Override
    public void validate(ObjectNode pod, @Nullable ObjectNode old, Problems problems) {
        ContainerRules.podSpec(
                pod.path("spec"), "spec", List.of("Always", "OnFailure", "Never"), problems);
        if (old == null) {
            if (!pod.path("spec").path("ephemeralContainers").isEmpty()) {
                problems.forbidden("spec.ephemeralContainers", "cannot be set on create");
            }
            return;
        }
        for (String part : List.of("containers", "initContainers")) {
            if (pod.path("spec").path(part).size() != old.path("spec").path(part).size()) {
                problems.forbidden("spec." + part, "pod updates may not add or remove containers");
                return;
            }
        }
        JsonNode before = comparable(old);
        JsonNode after = comparable(pod);
        if (!before.equals(after)) {
            problems.forbidden("spec", FIXED);
        }
    }

    @Override
    public ObjectNode narrow(String part, ObjectNode wanted, ObjectNode old) {
        return switch (part) {
            case "ephemeralcontainers" -> EphemeralRules.narrow(wanted, old);
            case "resize" -> ResizeRules.narrow(wanted, old);
            default -> wanted;
        };
    }

    @Override
    public void validate(String part, ObjectNode pod, ObjectNode old, Problems problems) {
        switch (part) {
            case "ephemeralcontainers" -> EphemeralRules.validate(pod, old, problems);
            case "resize" -> ResizeRules.validate(pod, old, problems);
            default -> validate(pod, old, problems);
        }
    }

    private static JsonNode comparable(ObjectNode pod) {
        ObjectNode spec = pod.path("spec").deepCopy();
        for (String part : List.of("containers", "initContainers")) {
            spec.path(part).forEach(each -> ((ObjectNode) each).remove("image"));
        }
        spec.remove(
                List.of(
                        "activeDeadlineSeconds",
                        "tolerations",
                        "terminationGracePeriodSeconds",
                        "nodeName",
                        "schedulingGates"));
        return spec;
    }
}
