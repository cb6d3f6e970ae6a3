package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.time.Instant;

/** Why a pod has failed as a whole, in a word and in many. */
record PodFailure(String reason, String message) {
    private static final PodFailure OVERDUE =
            new PodFailure(
                    "DeadlineExceeded",
                    "Pod was active on the node longer than the specified deadline");

    /** Lets a pod fail once it has been there longer than it may. */
    static void watchDeadline(PodWorker pod, NodeContext node) {
        JsonNode seconds = Json.at(pod.object(), "spec", "activeDeadlineSeconds");
        if (!seconds.isNumber()) {
            return;
        }
        String began = Json.text(pod.object(), "status", "startTime");
        Instant from = began.isEmpty() ? node.timeline().instant() : Instant.parse(began);
        node.timeline()
                .at(
                        from.plusSeconds(seconds.asLong()),
                        () -> {
                            if (pod.mayRun() && !pod.containers().ended()) {
                                pod.fail(OVERDUE);
                            }
                        });
    }
}
