package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.model.PathSegment;

/** How many pods of a controller are in which phase, in words. */
final class ControlledPods {
    private ControlledPods() {}

    /**
     * Counts the pods.
     *
     * @param selector the controller's, as the server takes it
     */
    static String count(JsonNode controller, String selector, Surroundings around) {
        String namespace = Json.text(controller, "metadata", "namespace");
        String uid = Json.text(controller, "metadata", "uid");
        String path = "/api/v1/namespaces/" + PathSegment.encode(namespace) + "/pods";
        int running = 0;
        int waiting = 0;
        int succeeded = 0;
        int failed = 0;
        for (JsonNode pod : around.list(Request.get(path).with("labelSelector", selector))) {
            JsonNode owner = Metadata.controller(pod);
            if (owner != null && Json.text(owner, "uid").equals(uid)) {
                switch (Json.text(pod, "status", "phase")) {
                    case "Running" -> running++;
                    case "Pending" -> waiting++;
                    case "Succeeded" -> succeeded++;
                    case "Failed" -> failed++;
                    default -> {}
                }
            }
        }
        return "%d Running / %d Waiting / %d Succeeded / %d Failed"
                .formatted(running, waiting, succeeded, failed);
    }
}
