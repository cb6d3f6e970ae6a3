package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta.Condition;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs a Job's pods until enough have succeeded or too many have failed. */
final class JobController {
    static final String TYPE = "jobs.batch";

    private final Feed feed;
    private final Events events;
    private final SetPods pods;
    private final Feed.Queue queue;

    JobController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.pods = new SetPods(feed, TYPE, "batch/v1", "Job");
        this.queue = feed.queue(this::reconcile);
        pods.follow(queue);
    }

    private Instant now() {
        return feed.world().timeline().instant();
    }

    static boolean over(JsonNode job) {
        return Meta.isTrue(job, "Complete") || Meta.isTrue(job, "Failed");
    }

    private void reconcile(Key key) {
        ObjectNode job = feed.objects().get(key).orElse(null);
        if (job == null || Meta.deleting(job)) {
            return;
        }
        if (over(job)) {
            expire(key, job);
            return;
        }
        List<ObjectNode> mine = pods.of(job);
        int succeeded = count(mine, "Succeeded");
        int failed = count(mine, "Failed");
        List<ObjectNode> active = mine.stream().filter(Pods::active).toList();
        JsonNode spec = job.path("spec");
        int completions =
                spec.path("completions").asInt(spec.path("parallelism").asInt(1) > 1 ? 0 : 1);
        boolean enough =
                completions > 0 ? succeeded >= completions : succeeded > 0 && active.isEmpty();
        int limit = spec.path("backoffLimit").asInt(6);
        int restarts = active.stream().mapToInt(JobController::restarts).sum();
        boolean late = late(key, job);
        int[] counts = {0, succeeded, failed};
        if (enough) {
            String words = "Reached expected number of succeeded pods";
            finish(key, counts, new Condition("Complete", "True", "CompletionsReached", words));
            events.record(job, source(), Happening.normal("Completed", "Job completed"));
        } else if (failed + restarts > limit || late) {
            active.forEach(pod -> feed.objects().delete(Key.of(Pods.TYPE, pod), Deletion.DEFAULT));
            String reason = late ? "DeadlineExceeded" : "BackoffLimitExceeded";
            String message =
                    late
                            ? "Job was active longer than specified deadline"
                            : "Job has reached the specified backoff limit";
            finish(key, counts, new Condition("Failed", "True", reason, message));
            events.record(job, source(), Happening.warning(reason, message));
        } else {
            work(key, job, active, new int[] {succeeded, failed, completions});
        }
    }

    private Events.Source source() {
        return pods.source("job-controller");
    }

    private static int restarts(JsonNode pod) {
        return Json.at(pod, "status", "containerStatuses").path(0).path("restartCount").asInt();
    }

    private boolean late(Key key, ObjectNode job) {
        long seconds = Json.at(job, "spec", "activeDeadlineSeconds").asLong(0);
        String started = Json.text(job, "status", "startTime");
        if (seconds == 0 || started.isEmpty()) {
            return false;
        }
        Duration left = Duration.between(now(), Instant.parse(started).plusSeconds(seconds));
        if (left.isPositive()) {
            queue.addAfter(key, left);
        }
        return !left.isPositive();
    }

    private void work(Key key, ObjectNode job, List<ObjectNode> active, int[] counts) {
        JsonNode spec = job.path("spec");
        boolean suspended = spec.path("suspend").asBoolean();
        int parallel = suspended ? 0 : spec.path("parallelism").asInt(1);
        int wanted =
                counts[2] > 0
                        ? Math.min(parallel, counts[2] - counts[0])
                        : counts[0] > 0 ? active.size() : parallel;
        int running = active.size();
        boolean wait = counts[1] > 0 && running < wanted && !waited(key, job, counts[1]);
        while (running < wanted && !wait) {
            ObjectNode template = spec.path("template").deepCopy();
            ObjectNode pod =
                    feed.objects()
                            .create(
                                    Pods.TYPE,
                                    Pods.fromTemplate(job, template, pods.reference(job), null));
            events.record(
                    job,
                    source(),
                    Happening.normal("SuccessfulCreate", "Created pod: " + Meta.name(pod)));
            running++;
        }
        for (int i = wanted; i < active.size(); i++) {
            feed.objects().delete(Key.of(Pods.TYPE, active.get(i)), Deletion.DEFAULT);
            running--;
        }
        int[] all = {running, counts[0], counts[1]};
        feed.objects().modify(key, Objects.STATUS, each -> counts(each, all));
    }

    /** Whether the time after the last failure has passed: 10 s, 20 s, … 6 min. */
    private boolean waited(Key key, ObjectNode job, int failures) {
        Instant last =
                pods.of(job).stream()
                        .filter(pod -> Json.text(pod, "status", "phase").equals("Failed"))
                        .map(
                                pod ->
                                        Meta.instant(
                                                Json.text(
                                                        pod.path("status")
                                                                .path("containerStatuses")
                                                                .path(0),
                                                        "state",
                                                        "terminated",
                                                        "finishedAt")))
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        Duration pause = Duration.ofSeconds(Math.min(360, 10L << Math.min(6, failures - 1)));
        Duration left = Duration.between(now(), last.plus(pause));
        if (left.isPositive()) {
            queue.addAfter(key, left);
        }
        return !left.isPositive();
    }

    private ObjectNode counts(ObjectNode job, int[] counts) {
        ObjectNode status = job.withObjectProperty("status");
        number(status, "active", counts[0]);
        number(status, "succeeded", counts[1]);
        number(status, "failed", counts[2]);
        if (!Json.at(job, "spec", "suspend").asBoolean() && !status.has("startTime")) {
            status.put("startTime", Meta.stamp(now()));
        }
        status.put("terminating", 0).putObject("uncountedTerminatedPods");
        status.put(
                "ready",
                (int)
                        feed.objects().list(Pods.TYPE, Meta.namespace(job)).stream()
                                .filter(pod -> Meta.controlledBy(pod, job) && Pods.ready(pod))
                                .count());
        return status;
    }

    private static void number(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }

    private void finish(Key key, int[] counts, Condition condition) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = counts(each, counts);
                            boolean complete = condition.type().equals("Complete");
                            String target = complete ? "SuccessCriteriaMet" : "FailureTarget";
                            Meta.setCondition(
                                    status,
                                    new Condition(
                                            target,
                                            "True",
                                            condition.reason(),
                                            condition.message()),
                                    now(),
                                    false);
                            Meta.setCondition(status, condition, now(), false);
                            status.path("conditions")
                                    .forEach(
                                            c ->
                                                    ((ObjectNode) c)
                                                            .put(
                                                                    "lastProbeTime",
                                                                    Meta.stamp(now())));
                            if (complete) {
                                status.put("completionTime", Meta.stamp(now()));
                            }
                        });
        feed.objects().get(key).ifPresent(each -> expire(key, each));
    }

    private void expire(Key key, ObjectNode job) {
        JsonNode seconds = Json.at(job, "spec", "ttlSecondsAfterFinished");
        if (seconds.isInt()) {
            JsonNode condition =
                    Meta.isTrue(job, "Complete")
                            ? Meta.condition(job, "Complete")
                            : Meta.condition(job, "Failed");
            Duration left =
                    Duration.between(
                            now(),
                            Meta.instant(Json.text(condition, "lastTransitionTime"))
                                    .plusSeconds(seconds.asLong()));
            if (left.isPositive()) {
                queue.addAfter(key, left);
            } else {
                feed.objects().delete(key, Deletion.DEFAULT.propagating("Background"));
            }
        }
    }

    private static int count(List<ObjectNode> pods, String phase) {
        return (int)
                pods.stream()
                        .filter(pod -> Json.text(pod, "status", "phase").equals(phase))
                        .count();
    }
}
