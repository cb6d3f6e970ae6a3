package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the Jobs of CronJobs at their times, and clears away old ones. */
final class CronJobController {
    static final String TYPE = "cronjobs.batch";
    private static final Events.Source SOURCE =
            new Events.Source("cronjob-controller", "", "batch/v1", "CronJob");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final Feed feed;
    private final Events events;
    private final Feed.Queue queue;
    private final Map<Key, Cancellation.Registration> alarms = new HashMap<>();

    CronJobController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.queue = feed.queue(this::reconcile);
        feed.on(TYPE, change -> queue.add(change.key()));
        feed.on(
                JobController.TYPE,
                change -> {
                    Key owner = Meta.ownerKey(change.latest(), "CronJob", TYPE);
                    if (owner != null) {
                        queue.add(owner);
                    }
                });
        queue.addAll(TYPE);
    }

    private Instant now() {
        return feed.world().timeline().instant();
    }

    private void reconcile(Key key) {
        ObjectNode cron = feed.objects().get(key).orElse(null);
        Cancellation.Registration alarm = alarms.remove(key);
        if (alarm != null) {
            alarm.close();
        }
        if (cron == null || Meta.deleting(cron)) {
            return;
        }
        List<ObjectNode> jobs =
                feed.objects().list(JobController.TYPE, key.namespace()).stream()
                        .filter(job -> Meta.controlledBy(job, cron))
                        .sorted(Comparator.comparing(Meta::created).thenComparing(Meta::name))
                        .toList();
        List<ObjectNode> active = follow(key, cron, jobs);
        forget(cron, jobs, "Complete", "successfulJobsHistoryLimit", 3);
        forget(cron, jobs, "Failed", "failedJobsHistoryLimit", 1);
        JsonNode spec = cron.path("spec");
        if (spec.path("suspend").asBoolean()) {
            return;
        }
        try {
            var schedule =
                    new CronSchedule(
                            spec.path("schedule").asText(), spec.path("timeZone").asText(""));
            due(key, cron, schedule, active);
        } catch (IllegalArgumentException e) {
            events.record(
                    cron,
                    SOURCE,
                    Happening.warning(
                            "UnparseableSchedule",
                            "unparseable schedule: %s : %s"
                                    .formatted(spec.path("schedule").asText(), e.getMessage())));
        }
    }

    /** Notes which jobs run and which are done; gives those that run. */
    private List<ObjectNode> follow(Key key, ObjectNode cron, List<ObjectNode> jobs) {
        JsonNode known = Json.at(cron, "status", "active");
        var active = new ArrayList<ObjectNode>();
        Instant success = Meta.instant(Json.text(cron, "status", "lastSuccessfulTime"));
        for (ObjectNode job : jobs) {
            if (!JobController.over(job)) {
                active.add(job);
                continue;
            }
            boolean complete = Meta.isTrue(job, "Complete");
            if (known.valueStream().anyMatch(e -> e.path("uid").asText().equals(Meta.uid(job)))) {
                events.record(
                        cron,
                        SOURCE,
                        Happening.normal(
                                "SawCompletedJob",
                                "Saw completed job: %s, condition: %s"
                                        .formatted(
                                                Meta.name(job), complete ? "Complete" : "Failed")));
            }
            Instant end = Meta.instant(Json.text(job, "status", "completionTime"));
            success = complete && end.isAfter(success) ? end : success;
        }
        Instant last = success;
        feed.objects().modify(key, Objects.STATUS, each -> status(each, active, last));
        return active;
    }

    private static void status(ObjectNode cron, List<ObjectNode> active, Instant success) {
        ObjectNode status = cron.withObjectProperty("status");
        if (active.isEmpty()) {
            status.remove("active");
        } else {
            ArrayNode list = status.putArray("active");
            active.forEach(job -> list.add(reference(job)));
        }
        if (success.isAfter(Instant.EPOCH)) {
            status.put("lastSuccessfulTime", Meta.stamp(success));
        }
    }

    private static ObjectNode reference(ObjectNode job) {
        return Json.object()
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put("name", Meta.name(job))
                .put("namespace", Meta.namespace(job))
                .put("resourceVersion", Json.text(job, "metadata", "resourceVersion"))
                .put("uid", Meta.uid(job));
    }

    private void forget(
            ObjectNode cron, List<ObjectNode> jobs, String end, String field, int otherwise) {
        int kept = Json.at(cron, "spec", field).asInt(otherwise);
        List<ObjectNode> ended =
                jobs.stream().filter(job -> Meta.isTrue(job, end) && !Meta.deleting(job)).toList();
        for (ObjectNode job : ended.subList(0, Math.max(0, ended.size() - kept))) {
            delete(cron, job);
        }
    }

    private void delete(ObjectNode cron, ObjectNode job) {
        feed.objects()
                .delete(
                        Key.of(JobController.TYPE, job),
                        Deletion.DEFAULT.propagating("Background"));
        events.record(
                cron,
                SOURCE,
                Happening.normal("SuccessfulDelete", "Deleted job " + Meta.name(job)));
    }

    private void due(Key key, ObjectNode cron, CronSchedule schedule, List<ObjectNode> active) {
        Instant now = now();
        String last = Json.text(cron, "status", "lastScheduleTime");
        Instant since = last.isEmpty() ? Meta.created(cron) : Meta.instant(last);
        Instant horizon = feed.world().timeline().horizon();
        Instant missed = schedule.last(since, horizon);
        if (missed != null && missed.isAfter(now)) {
            // catching up: of all the runs nobody was there for, the last is made
            alarm(key, missed);
            return;
        }
        if (missed != null) {
            run(key, cron, missed, active);
        }
        Instant next = schedule.next(now);
        if (next != null) {
            alarm(key, next);
        }
    }

    private void alarm(Key key, Instant when) {
        alarms.put(key, feed.world().timeline().at(when, () -> queue.add(key)));
    }

    private boolean tooLate(ObjectNode cron, Instant when) {
        JsonNode deadline = Json.at(cron, "spec", "startingDeadlineSeconds");
        boolean late = deadline.isInt() && when.plusSeconds(deadline.asLong()).isBefore(now());
        if (late) {
            events.record(
                    cron,
                    SOURCE,
                    Happening.warning(
                            "MissSchedule",
                            "Missed scheduled time to start a job: "
                                    + STAMP.format(when.atOffset(ZoneOffset.UTC))));
        }
        return late;
    }

    private void run(Key key, ObjectNode cron, Instant when, List<ObjectNode> active) {
        if (tooLate(cron, when)) {
            return;
        }
        String policy = Json.at(cron, "spec", "concurrencyPolicy").asText("Allow");
        if (policy.equals("Forbid") && !active.isEmpty()) {
            events.record(
                    cron,
                    SOURCE,
                    Happening.normal(
                            "JobAlreadyActive",
                            "Not starting job because prior execution is running and concurrency"
                                    + " policy is Forbid"));
            return;
        }
        var running = new ArrayList<>(active);
        if (policy.equals("Replace")) {
            running.forEach(job -> delete(cron, job));
            running.clear();
        }
        ObjectNode made = make(cron, when);
        if (made != null) {
            running.add(made);
        }
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            status(each, running, Instant.EPOCH);
                            each.withObjectProperty("status")
                                    .put("lastScheduleTime", Meta.stamp(when));
                        });
    }

    private @Nullable ObjectNode make(ObjectNode cron, Instant when) {
        ObjectNode job = Json.object();
        JsonNode template = Json.at(cron, "spec", "jobTemplate");
        ObjectNode metadata = job.putObject("metadata");
        metadata.put("name", Meta.name(cron) + "-" + when.getEpochSecond() / 60)
                .put("namespace", Meta.namespace(cron));
        if (template.path("metadata").has("labels")) {
            metadata.set("labels", template.path("metadata").path("labels").deepCopy());
        }
        ObjectNode annotations = metadata.putObject("annotations");
        template.path("metadata")
                .path("annotations")
                .properties()
                .forEach(each -> annotations.set(each.getKey(), each.getValue()));
        annotations.put("batch.kubernetes.io/cronjob-scheduled-timestamp", Meta.stamp(when));
        metadata.putArray("ownerReferences").add(Meta.reference(cron, "batch/v1", "CronJob"));
        job.set("spec", template.path("spec").deepCopy());
        try {
            ObjectNode made = feed.objects().create(JobController.TYPE, job);
            events.record(
                    cron,
                    SOURCE,
                    Happening.normal("SuccessfulCreate", "Created job " + Meta.name(made)));
            return made;
        } catch (StatusException e) {
            if (e.code() != 409) {
                events.record(
                        cron,
                        SOURCE,
                        Happening.warning("FailedCreate", "Error creating job: " + e.getMessage()));
            }
            return null;
        }
    }
}
