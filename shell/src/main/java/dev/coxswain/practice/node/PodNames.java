package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;

import java.util.ArrayList;
import java.util.List;

/** Names that follow from a pod. */
final class PodNames {
    private PodNames() {}

    static String hostname(JsonNode pod) {
        String given = Json.text(pod, "spec", "hostname");
        String name = given.isEmpty() ? Meta.name(pod) : given;
        return name.length() > 63 ? name.substring(0, 63) : name;
    }

    /** {@code web_default(uid)}, as the kubelet calls a pod in messages. */
    static String full(JsonNode pod) {
        return Meta.name(pod) + "_" + Meta.namespace(pod) + "(" + Meta.uid(pod) + ")";
    }

    static List<JsonNode> containers(JsonNode pod) {
        return list(pod, "containers");
    }

    static List<JsonNode> initContainers(JsonNode pod) {
        return list(pod, "initContainers");
    }

    private static List<JsonNode> list(JsonNode pod, String field) {
        var all = new ArrayList<JsonNode>();
        Json.at(pod, "spec", field).forEach(all::add);
        return all;
    }

    static List<JsonNode> all(JsonNode pod) {
        var all = initContainers(pod);
        all.addAll(containers(pod));
        return all;
    }

    /** A sidecar: an init container that is kept running. */
    static boolean sidecar(JsonNode container) {
        return container.path("restartPolicy").asText().equals("Always");
    }

    /** Guaranteed, Burstable or BestEffort. */
    static String quality(JsonNode pod) {
        boolean any = false;
        boolean guaranteed = true;
        for (JsonNode container : all(pod)) {
            JsonNode requests = Json.at(container, "resources", "requests");
            JsonNode limits = Json.at(container, "resources", "limits");
            for (String resource : List.of("cpu", "memory")) {
                any |= requests.has(resource) || limits.has(resource);
                guaranteed &=
                        limits.has(resource)
                                && (!requests.has(resource)
                                        || requests.get(resource).equals(limits.get(resource)));
            }
        }
        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }
}
