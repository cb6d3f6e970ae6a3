package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Kind;

import java.util.List;

/** Which objects a quota is about: all of its namespace, or the pods of its scopes. */
final class QuotaScopes {
    private QuotaScopes() {}

    static boolean match(JsonNode quota, String type, JsonNode object) {
        JsonNode spec = quota.path("spec");
        JsonNode expressions = spec.path("scopeSelector").path("matchExpressions");
        if (spec.path("scopes").isEmpty() && expressions.isEmpty()) {
            return true;
        }
        if (!type.equals("pods")) {
            return false;
        }
        for (JsonNode scope : spec.path("scopes")) {
            if (!holds(scope.asText(), object)) {
                return false;
            }
        }
        for (JsonNode each : expressions) {
            if (!selects(each, object)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String scope, JsonNode pod) {
        boolean ends = pod.path("spec").has("activeDeadlineSeconds");
        boolean best = QualityOfService.of(pod.path("spec")).equals("BestEffort");
        return switch (scope) {
            case "Terminating" -> ends;
            case "NotTerminating" -> !ends;
            case "BestEffort" -> best;
            case "NotBestEffort" -> !best;
            case "PriorityClass" -> !priorityClass(pod).isEmpty();
            default -> false;
        };
    }

    private static String priorityClass(JsonNode pod) {
        return pod.path("spec").path("priorityClassName").asText("");
    }

    private static boolean selects(JsonNode expression, JsonNode pod) {
        String scope = expression.path("scopeName").asText();
        if (!scope.equals("PriorityClass")) {
            return holds(scope, pod);
        }
        List<String> values = Kind.texts(expression.path("values"));
        String name = priorityClass(pod);
        return switch (expression.path("operator").asText()) {
            case "In" -> values.contains(name);
            case "NotIn" -> !values.contains(name);
            case "DoesNotExist" -> name.isEmpty();
            default -> !name.isEmpty();
        };
    }
}
