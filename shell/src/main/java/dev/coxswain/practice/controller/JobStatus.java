package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta.Condition;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a Job's status says of its pods. */
record JobStatus(Feed feed) {
    private Instant now() {
        return feed.world().timeline().instant();
    }

    /** Writes the counts as they are now, and what else is to be written. */
    void write(Key key, JobTally tally, Consumer<ObjectNode> more) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        job -> {
                            counts(job, tally);
                            more.accept(job.withObjectProperty("status"));
                        });
    }

    private void counts(ObjectNode job, JobTally tally) {
        List<ObjectNode> pods =
                new ArrayList<>(feed.objects().list(Pods.TYPE, Meta.namespace(job)));
        pods.removeIf(pod -> !Meta.controlledBy(pod, job));
        ObjectNode status = job.withObjectProperty("status");
        SetPods.number(status, "active", (int) pods.stream().filter(Pods::active).count());
        int succeeded = tally.succeeded();
        if (JobIndexes.indexed(job)) {
            var completed = JobTally.completed(job, pods);
            succeeded = completed.size();
            put(status, "completedIndexes", JobIndexes.text(completed));
        }
        if (JobTally.perIndex(job)) {
            status.put("failedIndexes", JobIndexes.text(JobTally.failed(job, pods)));
        }
        SetPods.number(status, "succeeded", succeeded);
        SetPods.number(status, "failed", tally.failed());
        status.put(
                "terminating",
                (int) pods.stream().filter(p -> Meta.deleting(p) && !Pods.finished(p)).count());
        status.put("ready", (int) pods.stream().filter(Pods::ready).count());
        status.putObject("uncountedTerminatedPods");
    }

    private static void put(ObjectNode status, String field, String text) {
        if (text.isEmpty()) {
            status.remove(field);
        } else {
            status.put(field, text);
        }
    }

    /** Sets a condition; a Job's conditions say when they were looked at. */
    void set(ObjectNode status, Condition condition) {
        Meta.setCondition(status, condition, now(), false);
        for (JsonNode each : status.path("conditions")) {
            if (each.path("type").asText().equals(condition.type())) {
                ((ObjectNode) each).put("lastProbeTime", Meta.stamp(now()));
            }
        }
    }

    void started(ObjectNode status) {
        if (!status.has("startTime")) {
            status.put("startTime", Meta.stamp(now()));
        }
    }

    void completed(ObjectNode status) {
        status.put("completionTime", Meta.stamp(now()));
    }

    /** The condition that says what a Job is about to become; a missing node for none. */
    static JsonNode target(JsonNode job) {
        JsonNode failure = Meta.condition(job, "FailureTarget");
        JsonNode found = failure.isObject() ? failure : Meta.condition(job, "SuccessCriteriaMet");
        return Json.text(found, "status").equals("True") ? found : Json.NODES.missingNode();
    }
}
