package dev.coxswain.command.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.List;

/**
 * An object as Kubernetes' own types write it: with the parts that are never left out, empty where
 * nobody set them.
 */
final class TypedForm {
    private TypedForm() {}

    /** A copy in that form. */
    static ObjectNode of(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        switch (Json.text(copy, "kind")) {
            case "Pod" -> pod(copy.path("spec"));
            case "Deployment" -> workload(copy, "strategy");
            case "DaemonSet", "StatefulSet" -> workload(copy, "updateStrategy");
            case "ReplicaSet", "ReplicationController", "Job" -> workload(copy, "");
            case "CronJob" -> {
                JsonNode job = copy.path("spec").path("jobTemplate");
                if (job instanceof ObjectNode template) {
                    present(template, "metadata");
                    workload(template, "");
                    template.remove("status");
                }
            }
            case "Service" -> {
                present(copy, "status");
                present(copy.withObjectProperty("status"), "loadBalancer");
            }
            default -> {
                return copy;
            }
        }
        present(copy, "status");
        return copy;
    }

    private static void workload(ObjectNode object, String strategy) {
        ObjectNode spec = object.withObjectProperty("spec");
        if (!strategy.isEmpty()) {
            present(spec, strategy);
        }
        ObjectNode template = spec.withObjectProperty("template");
        present(template, "metadata");
        pod(template.path("spec"));
        present(object, "status");
    }

    private static void pod(JsonNode spec) {
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode each : spec.path(list)) {
                if (each instanceof ObjectNode container) {
                    present(container, "resources");
                }
            }
        }
    }

    private static void present(ObjectNode object, String field) {
        if (!object.has(field)) {
            object.putObject(field);
        }
    }
}
