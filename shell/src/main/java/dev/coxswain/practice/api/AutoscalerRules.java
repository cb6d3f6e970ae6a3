package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;

/** The particulars of autoscalers. */
final class AutoscalerRules {
    private AutoscalerRules() {}

    /** Without metrics, the processor's use is what counts. */
    static void complete(ObjectNode spec) {
        if (spec.path("metrics").isEmpty()) {
            ObjectNode metric = spec.putArray("metrics").addObject().put("type", "Resource");
            ObjectNode resource = metric.putObject("resource").put("name", "cpu");
            resource.putObject("target").put("type", "Utilization").put("averageUtilization", 80);
        }
    }

    static void check(JsonNode spec, Problems problems) {
        JsonNode most = Json.NODES.numberNode(spec.path("maxReplicas").asInt(0));
        if (most.asInt() < 1) {
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
