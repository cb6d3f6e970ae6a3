package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Problems;

import java.util.List;

/** The particulars of autoscalers. */
final class AutoscalerRules {
    private AutoscalerRules() {}

    /** Without metrics, the processor's use is what counts. */
    static void complete(ObjectNode spec) {
        if (spec.path("behavior") instanceof ObjectNode behavior) {
            behave(behavior);
        }
        if (spec.path("metrics").isEmpty()) {
            ObjectNode metric = spec.putArray("metrics").addObject().put("type", "Resource");
            ObjectNode resource = metric.putObject("resource").put("name", "cpu");
            resource.putObject("target").put("type", "Utilization").put("averageUtilization", 80);
        }
    }

    private static void behave(ObjectNode behavior) {
        ObjectNode up = behavior.withObjectProperty("scaleUp");
        if (!up.has("stabilizationWindowSeconds")) {
            up.put("stabilizationWindowSeconds", 0);
        }
        ObjectNode down = behavior.withObjectProperty("scaleDown");
        for (ObjectNode each : List.of(up, down)) {
            if (!each.has("selectPolicy")) {
                each.put("selectPolicy", "Max");
            }
        }
        if (!up.has("policies")) {
            policy(up, "Pods", 4);
            policy(up, "Percent", 100);
        }
        if (!down.has("policies")) {
            policy(down, "Percent", 100);
        }
    }

    private static void policy(ObjectNode rules, String type, int value) {
        rules.withArrayProperty("policies")
                .addObject()
                .put("type", type)
                .put("value", value)
                .put("periodSeconds", 15);
    }

    static void check(JsonNode spec, Problems problems) {
        JsonNode most = Json.NODES.numberNode(spec.path("maxReplicas").asInt(0));
        if (most.asInt() == 0) {
            problems.required("spec.maxReplicas", "must be set and greater than 0");
        } else if (most.asInt() < 0) {
            problems.invalid("spec.maxReplicas", most, "must be greater than 0");
        }
        if (most.asInt() < spec.path("minReplicas").asInt(1)) {
            problems.invalid(
                    "spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
        }
        JsonNode target = spec.path("scaleTargetRef");
        for (String part : List.of("kind", "name")) {
            if (target.path(part).asText("").isEmpty()) {
                problems.required("spec.scaleTargetRef." + part, "");
            }
        }
        String version = target.path("apiVersion").asText("");
        if (version.isEmpty()
                && List.of("Deployment", "ReplicaSet", "StatefulSet")
                        .contains(target.path("kind").asText())) {
            problems.invalid(
                    "spec.scaleTargetRef.apiVersion", version, "apiVersion must specify API group");
        }
    }
}
