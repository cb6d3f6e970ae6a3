package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;
import dev.coxswain.practice.api.StatusException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The particulars of kinds with few: namespaces, access, quotas, ingresses, events. */
final class PlainRules implements Rules {
    /** Namespaces that cannot be deleted. */
    private static final Set<String> LASTING =
            Set.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final String type;

    PlainRules(String type) {
        this.type = type;
    }

    @Override
    public void prepare(ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {
        switch (type) {
            case "namespaces" ->
                    ObjectMeta.of(object)
                            .withObjectProperty("labels")
                            .put("kubernetes.io/metadata.name", ObjectMeta.name(object));
            case "networkpolicies.networking.k8s.io" -> policy(object.withObjectProperty("spec"));
            case "rolebindings.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" ->
                    object.path("subjects").forEach(PlainRules::subject);
            default -> {}
        }
    }

    private static void policy(ObjectNode spec) {
        if (!spec.has("policyTypes")) {
            ArrayNode types = spec.putArray("policyTypes").add("Ingress");
            if (!spec.path("egress").isEmpty()) {
                types.add("Egress");
            }
        }
        for (String each : new String[] {"ingress", "egress"}) {
            if (spec.has(each) && spec.path(each).isEmpty()) {
                spec.remove(each);
            }
        }
    }

    private static void subject(JsonNode subject) {
        ObjectNode item = (ObjectNode) subject;
        String kind = item.path("kind").asText();
        if (!item.has("apiGroup") && (kind.equals("User") || kind.equals("Group"))) {
            item.put("apiGroup", "rbac.authorization.k8s.io");
        }
    }

    @Override
    public void retire(ObjectNode object, Instant now) {
        if (type.equals("namespaces")) {
            requireLeave(ObjectMeta.name(object));
            ObjectMeta.of(object).remove("deletionGracePeriodSeconds");
            object.withObjectProperty("status").put("phase", "Terminating");
        }
    }

    private static void requireLeave(String namespace) {
        if (LASTING.contains(namespace)) {
            throw new StatusException(
                    403,
                    "Forbidden",
                    "namespaces \"%s\" is forbidden: this namespace may not be deleted"
                            .formatted(namespace),
                    new StatusException.Details("", "namespaces", namespace, List.of(), 0));
        }
    }

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        JsonNode spec = object.path("spec");
        switch (type) {
            case "ingresses.networking.k8s.io" -> {
                if (spec.path("rules").isEmpty() && !spec.has("defaultBackend")) {
                    problems.invalid(
                            "spec",
                            Json.NODES.nullNode(),
                            "either `defaultBackend` or `rules` must be specified");
                }
            }
            case "poddisruptionbudgets.policy" -> budget(spec, problems);
            case "rolebindings.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" ->
                    reference(object.path("roleRef"), old, problems);
            default -> {}
        }
    }

    private static void budget(JsonNode spec, Problems problems) {
        portion(spec, "minAvailable", problems);
        portion(spec, "maxUnavailable", problems);
        JsonNode policy = spec.path("unhealthyPodEvictionPolicy");
        List<String> policies = List.of("AlwaysAllow", "IfHealthyBudget");
        if (policy.isTextual() && !policies.contains(policy.asText())) {
            problems.notSupported("spec.unhealthyPodEvictionPolicy", policy, policies);
        }
        if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
            ObjectNode shown = Json.object();
            shown.set("MinAvailable", spec.path("minAvailable"));
            JsonNode selector = spec.path("selector");
            shown.set("Selector", selector.isMissingNode() ? Json.NODES.nullNode() : selector);
            shown.set("MaxUnavailable", spec.path("maxUnavailable"));
            shown.putNull("UnhealthyPodEvictionPolicy");
            problems.invalid("spec", shown, "minAvailable and maxUnavailable cannot be both set");
        }
    }

    private static void portion(JsonNode spec, String name, Problems problems) {
        JsonNode value = spec.path(name);
        if (value.isTextual() && !value.asText().matches("[0-9]+%")) {
            problems.invalid(
                    "spec." + name,
                    value,
                    "a valid percent string must be a numeric string followed by an ending '%'"
                            + " (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
        } else if (value.isTextual() && value.asText().length() > "100%".length() - 1) {
            String digits = value.asText().replace("%", "");
            if (digits.length() > 3 || Integer.parseInt(digits) > 100) {
                problems.invalid("spec." + name, value, "must not be greater than 100%");
            }
        } else if (value.isNumber() && value.asLong() < 0) {
            problems.invalid("spec." + name, value, "must be greater than or equal to 0");
        }
    }

    private static void reference(JsonNode role, @Nullable ObjectNode old, Problems problems) {
        if (role.path("name").asText("").isEmpty()) {
            problems.required("roleRef.name", "");
        }
        if (old != null && !old.path("roleRef").equals(role)) {
            ObjectNode shown = Json.object();
            shown.put("APIGroup", role.path("apiGroup").asText());
            shown.put("Kind", role.path("kind").asText()).put("Name", role.path("name").asText());
            problems.invalid("roleRef", shown, "cannot change roleRef");
        }
    }
}
