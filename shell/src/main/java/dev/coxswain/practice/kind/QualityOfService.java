package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** The class of a pod by its requests and limits. */
final class QualityOfService {
    private QualityOfService() {}

    static String of(JsonNode spec) {
        boolean any = false;
        boolean all = true;
        for (String part : List.of("initContainers", "containers")) {
            for (JsonNode container : spec.path(part)) {
                JsonNode resources = container.path("resources");
                for (String resource : List.of("cpu", "memory")) {
                    JsonNode limit = resources.path("limits").path(resource);
                    JsonNode request = resources.path("requests").path(resource);
                    any |= !limit.isMissingNode() || !request.isMissingNode();
                    all &= !limit.isMissingNode() && limit.equals(request);
                }
            }
        }
        return !any ? "BestEffort" : all ? "Guaranteed" : "Burstable";
    }
}
