package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The particulars of quotas: what can be limited, and by how much. */
final class QuotaRules implements Rules {
    private static final Set<String> WHOLE =
            Set.of(
                    "pods",
                    "services",
                    "replicationcontrollers",
                    "resourcequotas",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims",
                    "services.nodeports",
                    "services.loadbalancers");

    private static final Set<String> MEASURED =
            Set.of(
                    "cpu",
                    "memory",
                    "ephemeral-storage",
                    "requests.cpu",
                    "requests.memory",
                    "requests.storage",
                    "requests.ephemeral-storage",
                    "limits.cpu",
                    "limits.memory",
                    "limits.ephemeral-storage");

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        JsonNode hard = object.path("spec").path("hard");
        Map<String, JsonNode> sorted = new TreeMap<>();
        hard.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        sorted.forEach((name, value) -> limit(name, value, problems));
        JsonNode scopes = object.path("spec").path("scopes");
        for (JsonNode scope : scopes) {
            boolean best = scope.asText().equals("BestEffort");
            hard.fieldNames()
                    .forEachRemaining(
                            name -> {
                                if (best && !name.equals("pods")) {
                                    problems.invalid(
                                            "spec.scopes",
                                            scopes,
                                            "unsupported scope applied to resource");
                                }
                            });
        }
    }

    private static void limit(String name, JsonNode value, Problems problems) {
        String field = "spec.hard[" + name + "]";
        boolean known = WHOLE.contains(name) || MEASURED.contains(name) || name.contains("/");
        if (!known && !name.contains("hugepages-")) {
            problems.invalid(field, name, "must be a standard resource type or fully qualified");
            problems.invalid(field, name, "must be a standard resource for quota");
        }
        Amount amount = Amount.of(value);
        if (Amount.NONE.over(amount)) {
            problems.invalid(field, value, "must be greater than or equal to 0");
        }
        boolean counts = WHOLE.contains(name) || name.startsWith("count/");
        if (counts && amount.value().stripTrailingZeros().scale() > 0) {
            problems.invalid(field, amount.toString(), "must be an integer");
        }
    }
}
