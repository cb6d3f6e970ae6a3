package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes and ends the pods of a Job. */
record JobPods(Feed feed, Events events, SetPods pods) {
    void say(JsonNode job, Happening happening) {
        events.record(job, pods.source("job-controller"), happening);
    }

    void delete(ObjectNode job, ObjectNode pod) {
        feed.objects().delete(Key.of(Pods.TYPE, pod), Deletion.DEFAULT.of(Meta.uid(pod)));
        say(job, Happening.normal("SuccessfulDelete", "Deleted pod: " + Meta.name(pod)));
    }

    /**
     * Makes a pod.
     *
     * @param index its completion index; -1 for none
     * @throws StatusException where it is refused, after an event has said so
     */
    void create(ObjectNode job, int index, List<ObjectNode> before) {
        JsonNode template = Json.at(job, "spec", "template").deepCopy();
        ObjectNode pod = Pods.fromTemplate(job, template, pods.reference(job), null);
        if (index >= 0) {
            number(job, pod, index);
            JobTally.noteFailures(job, pod, index, before);
        }
        try {
            ObjectNode made = feed.objects().create(Pods.TYPE, pod);
            say(job, Happening.normal("SuccessfulCreate", "Created pod: " + Meta.name(made)));
        } catch (StatusException e) {
            say(job, Happening.warning("FailedCreate", "Error creating: " + e.message()));
            throw e;
        }
    }

    private static void number(ObjectNode job, ObjectNode pod, int index) {
        ObjectNode metadata = pod.withObjectProperty("metadata");
        String name = Meta.name(job) + "-" + index;
        metadata.put("generateName", name + "-");
        String text = String.valueOf(index);
        metadata.withObjectProperty("annotations").put(JobIndexes.INDEX, text);
        metadata.withObjectProperty("labels").put(JobIndexes.INDEX, text);
        ObjectNode spec = pod.withObjectProperty("spec");
        if (!spec.hasNonNull("hostname")) {
            spec.put("hostname", name);
        }
        for (String part : List.of("initContainers", "containers")) {
            for (JsonNode each : spec.path(part)) {
                var env = ((ObjectNode) each).withArrayProperty("env");
                env.addObject()
                        .put("name", "JOB_COMPLETION_INDEX")
                        .putObject("valueFrom")
                        .putObject("fieldRef")
                        .put("fieldPath", "metadata.labels['" + JobIndexes.INDEX + "']");
            }
        }
    }

    /** How long until a failed pod may be followed by another: 10 s after it, 20 s, … 6 min. */
    Duration pause(List<ObjectNode> all, int failures) {
        Instant last =
                all.stream()
                        .filter(pod -> Json.text(pod, "status", "phase").equals("Failed"))
                        .map(JobPods::ended)
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        long seconds = Math.min(360, 10L << Math.clamp(failures - 1, 0, 6));
        Instant now = feed.world().timeline().instant();
        return Duration.between(now, last.plusSeconds(seconds));
    }

    private static Instant ended(JsonNode pod) {
        JsonNode first = Json.at(pod, "status", "containerStatuses").path(0);
        return Meta.instant(Json.text(first, "state", "terminated", "finishedAt"));
    }
}
