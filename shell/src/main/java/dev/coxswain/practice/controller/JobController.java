package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta.Condition;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a Job's pods until enough have succeeded or too many have failed. */
final class JobController {
    static final String TYPE = "jobs.batch";

    private final Feed feed;
    private final SetPods own;
    private final JobPods pods;
    private final JobStatus status;
    private final JobOutcome outcome;
    private final Feed.Queue queue;
    private final Map<String, JobTally> tallies = new HashMap<>();

    JobController(Feed feed, Events events) {
        this.feed = feed;
        this.own = new SetPods(feed, TYPE, "batch/v1", "Job");
        this.pods = new JobPods(feed, events, own);
        this.status = new JobStatus(feed);
        this.queue = feed.queue(this::reconcile);
        this.outcome = new JobOutcome(feed, queue);
        feed.on(Pods.TYPE, this::gone);
        feed.on(TYPE, this::forget);
        own.follow(queue);
    }

    private void forget(Change change) {
        if (change.after() == null) {
            tallies.remove(Meta.uid(change.latest()));
        }
    }

    private void gone(Change change) {
        ObjectNode before = change.before();
        if (change.after() == null && before != null) {
            Meta.controller(before)
                    .map(owner -> tallies.get(owner.path("uid").asText()))
                    .ifPresent(tally -> tally.gone(before));
        }
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
            tallies.remove(Meta.uid(job));
            expire(key, job);
            return;
        }
        List<ObjectNode> all = own.of(job);
        JobTally tally = tallies.computeIfAbsent(Meta.uid(job), _ -> new JobTally(job, all));
        all.forEach(pod -> tally.count(job, pod));
        JsonNode target = JobStatus.target(job);
        Optional<Condition> decided =
                target.isObject()
                        ? Optional.of(
                                new Condition(
                                        Json.text(target, "type"),
                                        "True",
                                        Json.text(target, "reason"),
                                        Json.text(target, "message")))
                        : outcome.of(key, job, all, tally);
        if (decided.isPresent()) {
            finish(key, job, all, decided.get());
        } else if (Json.at(job, "spec", "suspend").asBoolean()) {
            suspend(key, job, all, tally);
        } else {
            run(key, job, all, tally);
        }
    }

    private JobTally tally(ObjectNode job) {
        return tallies.computeIfAbsent(Meta.uid(job), _ -> new JobTally(job, List.of()));
    }

    /** Ends what still runs; says that the Job is over when nothing does. */
    private void finish(Key key, ObjectNode job, List<ObjectNode> all, Condition target) {
        JobTally tally = tally(job);
        boolean complete = target.type().equals("SuccessCriteriaMet");
        for (ObjectNode pod : all) {
            if (Pods.active(pod)) {
                if (complete) {
                    tally.spare(pod);
                } else {
                    tally.fail(pod);
                }
                pods.delete(job, pod);
            }
        }
        boolean living = own.of(job).stream().anyMatch(pod -> !Pods.finished(pod));
        var last =
                new Condition(
                        complete ? "Complete" : "Failed",
                        "True",
                        target.reason(),
                        target.message());
        status.write(
                key,
                tally,
                each -> {
                    status.started(each);
                    status.set(each, target);
                    if (!living) {
                        status.set(each, last);
                    }
                    if (!living && complete) {
                        status.completed(each);
                    }
                });
        if (!living) {
            pods.say(job, ended(target, complete));
        }
    }

    private static Happening ended(Condition target, boolean complete) {
        return complete
                ? Happening.normal("Completed", "Job completed")
                : Happening.warning(target.reason(), target.message());
    }

    private void suspend(Key key, ObjectNode job, List<ObjectNode> all, JobTally tally) {
        for (ObjectNode pod : all) {
            if (Pods.active(pod)) {
                tally.spare(pod);
                pods.delete(job, pod);
            }
        }
        boolean known = Meta.isTrue(job, "Suspended");
        status.write(
                key,
                tally,
                each -> {
                    each.remove("startTime");
                    status.set(
                            each,
                            new Condition("Suspended", "True", "JobSuspended", "Job suspended"));
                });
        if (!known) {
            pods.say(job, Happening.normal("Suspended", "Job suspended"));
        }
    }

    private void run(Key key, ObjectNode job, List<ObjectNode> all, JobTally tally) {
        boolean resumed = Meta.isTrue(job, "Suspended");
        @Nullable StatusException refused = null;
        try {
            work(key, job, all, tally);
        } catch (StatusException e) {
            refused = e;
        }
        status.write(
                key,
                tally,
                each -> {
                    status.started(each);
                    if (resumed) {
                        status.set(
                                each,
                                new Condition("Suspended", "False", "JobResumed", "Job resumed"));
                    }
                });
        if (resumed) {
            pods.say(job, Happening.normal("Resumed", "Job resumed"));
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void work(Key key, ObjectNode job, List<ObjectNode> all, JobTally tally) {
        List<ObjectNode> active = all.stream().filter(Pods::active).toList();
        int wanted = wanted(job, all, active.size(), tally);
        for (int i = wanted; i < active.size(); i++) {
            tally.spare(active.get(i));
            pods.delete(job, active.get(i));
        }
        int failures = (int) all.stream().filter(JobController::failed).count();
        int missing = wanted - active.size();
        if (missing <= 0) {
            return;
        }
        Duration pause = failures > 0 ? pods.pause(all, failures) : Duration.ZERO;
        if (pause.isPositive()) {
            queue.addAfter(key, pause);
            return;
        }
        Deque<Integer> indexes = JobIndexes.indexed(job) ? free(job, all) : plain(missing);
        for (int i = 0; i < missing && !indexes.isEmpty(); i++) {
            pods.create(job, indexes.removeFirst(), all);
        }
    }

    private static boolean failed(JsonNode pod) {
        return Json.text(pod, "status", "phase").equals("Failed");
    }

    private static int wanted(ObjectNode job, List<ObjectNode> all, int active, JobTally tally) {
        JsonNode spec = job.path("spec");
        int parallel = spec.path("parallelism").asInt(1);
        int completions = spec.path("completions").asInt(0);
        int done =
                JobIndexes.indexed(job) ? JobTally.completed(job, all).size() : tally.succeeded();
        int wanted =
                completions > 0
                        ? Math.min(parallel, completions - done)
                        : done > 0 ? active : parallel;
        boolean whole = Json.text(spec, "podReplacementPolicy").equals("Failed");
        long ending = all.stream().filter(p -> Meta.deleting(p) && !Pods.finished(p)).count();
        return whole ? Math.max(active, wanted - (int) ending) : wanted;
    }

    private static Deque<Integer> plain(int count) {
        return new ArrayDeque<>(Collections.nCopies(count, -1));
    }

    /** The indexes that are neither done nor given up nor being worked on. */
    private static Deque<Integer> free(ObjectNode job, List<ObjectNode> all) {
        var free = new ArrayDeque<Integer>();
        Set<Integer> completed = JobTally.completed(job, all);
        Set<Integer> failed = JobTally.failed(job, all);
        for (int i = 0; i < Json.at(job, "spec", "completions").asInt(); i++) {
            int index = i;
            boolean taken = all.stream().anyMatch(p -> Pods.active(p) && JobIndexes.of(p) == index);
            if (!taken && !completed.contains(i) && !failed.contains(i)) {
                free.add(i);
            }
        }
        return free;
    }

    private void expire(Key key, ObjectNode job) {
        JsonNode seconds = Json.at(job, "spec", "ttlSecondsAfterFinished");
        if (!seconds.isInt()) {
            return;
        }
        JsonNode condition =
                Meta.condition(job, Meta.isTrue(job, "Complete") ? "Complete" : "Failed");
        Instant end =
                Meta.instant(Json.text(condition, "lastTransitionTime"))
                        .plusSeconds(seconds.asLong());
        Duration left = Duration.between(feed.world().timeline().instant(), end);
        if (left.isPositive()) {
            queue.addAfter(key, left);
        } else {
            feed.objects().delete(key, Deletion.DEFAULT.propagating("Background"));
        }
    }
}
