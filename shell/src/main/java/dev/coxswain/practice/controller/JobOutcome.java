package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta.Condition;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Decides whether a Job has succeeded or failed, and why. */
record JobOutcome(Feed feed, Feed.Queue queue) {
    /** What a Job is to become; empty while it goes on. */
    Optional<Condition> of(Key key, ObjectNode job, List<ObjectNode> pods, JobTally tally) {
        return ruled(job, pods)
                .or(() -> late(key, job))
                .or(() -> exceeded(job, pods, tally))
                .or(() -> JobIndexes.indexed(job) ? indexed(job, pods) : plain(job, pods, tally));
    }

    private static Optional<Condition> failure(String reason, String message) {
        return Optional.of(new Condition("FailureTarget", "True", reason, message));
    }

    private static Optional<Condition> success(String reason, String message) {
        return Optional.of(new Condition("SuccessCriteriaMet", "True", reason, message));
    }

    private static Optional<Condition> ruled(ObjectNode job, List<ObjectNode> pods) {
        return pods.stream()
                .filter(pod -> Json.text(pod, "status", "phase").equals("Failed"))
                .flatMap(pod -> JobRules.failure(job, pod).stream())
                .filter(verdict -> verdict.action().equals("FailJob"))
                .findFirst()
                .flatMap(verdict -> failure("PodFailurePolicy", verdict.message()));
    }

    private Optional<Condition> late(Key key, ObjectNode job) {
        long seconds = Json.at(job, "spec", "activeDeadlineSeconds").asLong(0);
        String started = Json.text(job, "status", "startTime");
        if (seconds == 0 || started.isEmpty() || Json.at(job, "spec", "suspend").asBoolean()) {
            return Optional.empty();
        }
        Instant now = feed.world().timeline().instant();
        Duration left = Duration.between(now, Instant.parse(started).plusSeconds(seconds));
        if (left.isPositive()) {
            queue.addAfter(key, left);
            return Optional.empty();
        }
        return failure("DeadlineExceeded", "Job was active longer than specified deadline");
    }

    private static Optional<Condition> exceeded(
            ObjectNode job, List<ObjectNode> pods, JobTally tally) {
        int restarts =
                pods.stream()
                        .filter(Pods::active)
                        .mapToInt(pod -> restarts(pod, "containerStatuses"))
                        .sum();
        long limit = Json.at(job, "spec", "backoffLimit").asLong(6);
        return tally.failed() + restarts > limit
                ? failure("BackoffLimitExceeded", "Job has reached the specified backoff limit")
                : Optional.empty();
    }

    private static int restarts(JsonNode pod, String part) {
        int sum = 0;
        for (JsonNode each : Json.at(pod, "status", part)) {
            sum += each.path("restartCount").asInt();
        }
        return sum;
    }

    private static Optional<Condition> indexed(ObjectNode job, List<ObjectNode> pods) {
        SortedSet<Integer> completed = JobTally.completed(job, pods);
        SortedSet<Integer> failed = JobTally.failed(job, pods);
        JsonNode most = Json.at(job, "spec", "maxFailedIndexes");
        int completions = Json.at(job, "spec", "completions").asInt();
        if (most.isInt() && failed.size() > most.asInt()) {
            String said = "Job has exceeded the specified maximal number of failed indexes";
            return failure("MaxFailedIndexesExceeded", said);
        }
        int rule = JobRules.success(job, completed);
        if (rule >= 0) {
            return success("SuccessPolicy", "Matched rules at index " + rule);
        }
        if (!failed.isEmpty() && failed.size() + completed.size() >= completions) {
            return failure("FailedIndexes", "Job has failed indexes");
        }
        return completed.size() >= completions ? reached() : Optional.empty();
    }

    private static Optional<Condition> plain(
            ObjectNode job, List<ObjectNode> pods, JobTally tally) {
        int completions = Json.at(job, "spec", "completions").asInt(0);
        boolean idle = pods.stream().noneMatch(Pods::active);
        boolean enough =
                completions > 0 ? tally.succeeded() >= completions : tally.succeeded() > 0 && idle;
        return enough ? reached() : Optional.empty();
    }

    private static Optional<Condition> reached() {
        return success("CompletionsReached", "Reached expected number of succeeded pods");
    }
}
