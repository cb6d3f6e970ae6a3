package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta.Condition;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a Deployment's status says of its sets. */
final class DeploymentStatus {
    private final Feed feed;
    private final Feed.Queue queue;

    DeploymentStatus(Feed feed, Feed.Queue queue) {
        this.feed = feed;
        this.queue = queue;
    }

    private Instant now() {
        return feed.world().timeline().instant();
    }

    /** Says that the rollout moved. */
    void note(Key key, String reason, String message) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> progressing(each.withObjectProperty("status"), reason, message));
    }

    void write(
            Key key, ObjectNode deployment, @Nullable ObjectNode current, List<ObjectNode> sets) {
        int total = sum(sets, "replicas");
        int ready = sum(sets, "readyReplicas");
        int available = sum(sets, "availableReplicas");
        int updated = current == null ? 0 : Json.at(current, "status", "replicas").asInt(0);
        int wanted = RollingUpdate.replicas(deployment);
        int planned = sets.stream().mapToInt(RollingUpdate::replicas).sum();
        int spare = new RollingUpdate(deployment, (_, _) -> {}).unavailable();
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            JsonNode before = status.deepCopy();
                            status.set(
                                    "observedGeneration",
                                    each.path("metadata").path("generation").deepCopy());
                            SetPods.number(status, "replicas", total);
                            SetPods.number(status, "updatedReplicas", updated);
                            SetPods.number(status, "readyReplicas", ready);
                            SetPods.number(status, "availableReplicas", available);
                            SetPods.number(
                                    status,
                                    "unavailableReplicas",
                                    Math.max(0, planned - available));
                            status.put("terminatingReplicas", sum(sets, "terminatingReplicas"));
                            available(status, available >= wanted - spare);
                            failure(status, current, sets);
                            if (!paused(deployment, status)) {
                                progress(key, deployment, current, status, before);
                            }
                        });
    }

    private void available(ObjectNode status, boolean enough) {
        Condition condition =
                enough
                        ? new Condition(
                                "Available",
                                "True",
                                "MinimumReplicasAvailable",
                                "Deployment has minimum availability.")
                        : new Condition(
                                "Available",
                                "False",
                                "MinimumReplicasUnavailable",
                                "Deployment does not have minimum availability.");
        set(status, condition);
    }

    /** Conditions are told in the order in which they last changed. */
    private void set(ObjectNode status, Condition condition) {
        JsonNode before = Meta.condition(Json.object().set("status", status), condition.type());
        boolean same = before.path("status").asText().equals(condition.status());
        if (same && before.path("reason").asText().equals(condition.reason())) {
            return;
        }
        remove(status, condition.type());
        Meta.setCondition(status, condition, now(), true);
        if (same) {
            ((ObjectNode) status.path("conditions").path(status.path("conditions").size() - 1))
                    .set("lastTransitionTime", before.path("lastTransitionTime"));
        }
    }

    private static void remove(ObjectNode status, String type) {
        status.withArrayProperty("conditions")
                .removeIf(each -> each.path("type").asText().equals(type));
    }

    /** Says what keeps a set from making its pods, the present set's first. */
    private void failure(ObjectNode status, @Nullable ObjectNode current, List<ObjectNode> sets) {
        List<ObjectNode> asked = new ArrayList<>(sets);
        if (current != null) {
            asked.addFirst(current);
        }
        for (ObjectNode each : asked) {
            JsonNode found = Meta.condition(each, "ReplicaFailure");
            if (found.isObject()) {
                set(
                        status,
                        new Condition(
                                "ReplicaFailure",
                                found.path("status").asText(),
                                found.path("reason").asText(),
                                found.path("message").asText()));
                return;
            }
        }
        remove(status, "ReplicaFailure");
    }

    /** Says that a rollout was paused or goes on; whether it is paused. */
    private boolean paused(ObjectNode deployment, ObjectNode status) {
        boolean paused = Json.at(deployment, "spec", "paused").asBoolean();
        String reason =
                Meta.condition(Json.object().set("status", status), "Progressing")
                        .path("reason")
                        .asText();
        if (paused && !reason.equals("ProgressDeadlineExceeded")) {
            set(status, unknown("DeploymentPaused", "Deployment is paused"));
        } else if (!paused && reason.equals("DeploymentPaused")) {
            set(status, unknown("DeploymentResumed", "Deployment is resumed"));
        }
        return paused;
    }

    private static Condition unknown(String reason, String message) {
        return new Condition("Progressing", "Unknown", reason, message);
    }

    private void progressing(ObjectNode status, String reason, String message) {
        set(status, new Condition("Progressing", "True", reason, message));
    }

    private void progress(
            Key key,
            ObjectNode deployment,
            @Nullable ObjectNode current,
            ObjectNode status,
            JsonNode before) {
        int wanted = RollingUpdate.replicas(deployment);
        String name = current == null ? "" : Meta.name(current);
        int updated = status.path("updatedReplicas").asInt(0);
        int available = status.path("availableReplicas").asInt(0);
        int total = status.path("replicas").asInt(0);
        boolean complete = updated == wanted && total == wanted && available == wanted;
        if (complete) {
            progressing(
                    status,
                    "NewReplicaSetAvailable",
                    "ReplicaSet \"" + name + "\" has successfully progressed.");
            return;
        }
        JsonNode had = Meta.condition(Json.object().set("status", before), "Progressing");
        boolean moved = moved(before, status);
        boolean done = had.path("reason").asText().equals("NewReplicaSetAvailable");
        if (moved || had.isMissingNode()) {
            progressing(status, "ReplicaSetUpdated", "ReplicaSet \"" + name + "\" is progressing.");
            for (JsonNode each : status.path("conditions")) {
                if (each.path("type").asText().equals("Progressing")) {
                    ((ObjectNode) each).put("lastUpdateTime", Meta.stamp(now()));
                }
            }
        } else if (!done && had.path("status").asText().equals("True")) {
            deadline(key, deployment, name, status, had);
        }
        if (!done) {
            int seconds = Json.at(deployment, "spec", "progressDeadlineSeconds").asInt(600);
            queue.addAfter(key, Duration.ofSeconds(seconds + 1L));
        }
    }

    private static boolean moved(JsonNode before, JsonNode now) {
        int old = before.path("replicas").asInt(0) - before.path("updatedReplicas").asInt(0);
        int left = now.path("replicas").asInt(0) - now.path("updatedReplicas").asInt(0);
        return left < old
                || List.of("updatedReplicas", "readyReplicas", "availableReplicas").stream()
                        .anyMatch(each -> now.path(each).asInt(0) > before.path(each).asInt(0));
    }

    private void deadline(
            Key key, ObjectNode deployment, String name, ObjectNode status, JsonNode had) {
        int seconds = Json.at(deployment, "spec", "progressDeadlineSeconds").asInt(600);
        Instant since = Meta.instant(had.path("lastUpdateTime").asText());
        if (!since.plusSeconds(seconds).isAfter(now())) {
            String said = "ReplicaSet \"" + name + "\" has timed out progressing.";
            set(status, new Condition("Progressing", "False", "ProgressDeadlineExceeded", said));
        }
    }

    private static int sum(List<ObjectNode> sets, String field) {
        return sets.stream().mapToInt(set -> Json.at(set, "status", field).asInt(0)).sum();
    }
}
