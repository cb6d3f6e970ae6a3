package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Events.Source;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keeps the number of pods a ReplicaSet or ReplicationController asks for. */
final class ReplicaController {
    /** Which of the two kinds. */
    enum Of {
        SET("replicasets.apps", "apps/v1", "ReplicaSet", "replicaset-controller"),
        CONTROLLER(
                "replicationcontrollers", "v1", "ReplicationController", "replication-controller");

        final String type;
        final String apiVersion;
        final String kind;
        final Source source;

        Of(String type, String apiVersion, String kind, String component) {
            this.type = type;
            this.apiVersion = apiVersion;
            this.kind = kind;
            this.source = new Source(component, "", apiVersion, kind);
        }
    }

    private final Feed feed;
    private final Events events;
    private final Of of;
    private final Feed.Queue queue;

    ReplicaController(Feed feed, Events events, Of of) {
        this.feed = feed;
        this.events = events;
        this.of = of;
        this.queue = feed.queue(this::reconcile);
        feed.on(of.type, change -> queue.add(change.key()));
        feed.on(Pods.TYPE, this::podChanged);
        queue.addAll(of.type);
    }

    private void podChanged(Change change) {
        for (JsonNode pod : new JsonNode[] {change.before(), change.after()}) {
            if (pod == null) {
                continue;
            }
            Key owner = Meta.ownerKey(pod, of.kind, of.type);
            if (owner != null) {
                queue.add(owner);
            } else if (pod == change.after()) {
                Pods.suitors(feed.objects(), of.type, pod, of == Of.CONTROLLER).forEach(queue::add);
            }
        }
    }

    private JsonNode selector(JsonNode owner) {
        JsonNode selector = Json.at(owner, "spec", "selector");
        return of == Of.SET ? selector : Json.object().set("matchLabels", selector);
    }

    private void reconcile(Key key) {
        ObjectNode owner = feed.objects().get(key).orElse(null);
        if (owner == null) {
            return;
        }
        ObjectNode reference = Meta.reference(owner, of.apiVersion, of.kind);
        List<ObjectNode> pods = Pods.claim(feed.objects(), owner, selector(owner), reference);
        List<ObjectNode> active = pods.stream().filter(Pods::active).toList();
        int wanted = Json.at(owner, "spec", "replicas").asInt(1);
        String failure = "";
        if (!Meta.deleting(owner)) {
            try {
                if (active.size() < wanted) {
                    create(owner, reference, wanted - active.size());
                } else if (active.size() > wanted) {
                    remove(owner, active, active.size() - wanted);
                }
            } catch (StatusException e) {
                failure = e.message();
                events.record(
                        owner,
                        of.source,
                        Happening.warning("FailedCreate", "Error creating: " + failure));
            }
        }
        writeStatus(key, owner, active, failure);
        if (!failure.isEmpty()) {
            queue.addAfter(key, Duration.ofSeconds(5));
        }
    }

    private void create(ObjectNode owner, ObjectNode reference, int count) {
        JsonNode template = Json.at(owner, "spec", "template");
        for (int i = 0; i < count; i++) {
            ObjectNode pod =
                    feed.objects()
                            .create(Pods.TYPE, Pods.fromTemplate(owner, template, reference, null));
            events.record(
                    owner,
                    of.source,
                    Happening.normal("SuccessfulCreate", "Created pod: " + Meta.name(pod)));
        }
    }

    private void remove(ObjectNode owner, List<ObjectNode> active, int count) {
        active.stream()
                .sorted(Pods.GIVEN_UP_FIRST)
                .limit(count)
                .forEach(
                        pod -> {
                            feed.objects()
                                    .delete(
                                            Key.of(Pods.TYPE, pod),
                                            Deletion.DEFAULT.of(Meta.uid(pod)));
                            events.record(
                                    owner,
                                    of.source,
                                    Happening.normal(
                                            "SuccessfulDelete", "Deleted pod: " + Meta.name(pod)));
                        });
    }

    private void writeStatus(Key key, ObjectNode owner, List<ObjectNode> before, String failure) {
        List<ObjectNode> pods =
                feed.objects().list(Pods.TYPE, key.namespace()).stream()
                        .filter(pod -> Meta.controlledBy(pod, owner) && Pods.active(pod))
                        .toList();
        Instant now = feed.world().timeline().instant();
        int minimum = Json.at(owner, "spec", "minReadySeconds").asInt(0);
        JsonNode wantedLabels = Json.at(owner, "spec", "template", "metadata", "labels");
        int ready = 0;
        int available = 0;
        int labelled = 0;
        for (ObjectNode pod : pods) {
            labelled += LabelMatch.map(wantedLabels, Meta.labels(pod)) ? 1 : 0;
            if (Pods.ready(pod)) {
                ready++;
                Duration wait = Pods.untilAvailable(pod, minimum, now);
                available += wait.isZero() ? 1 : 0;
                if (!wait.isZero()) {
                    queue.addAfter(key, wait);
                }
            }
        }
        int[] counts = {pods.size(), labelled, ready, available};
        feed.objects().modify(key, Objects.STATUS, each -> fill(each, counts, failure, now));
    }

    private static void fill(ObjectNode object, int[] counts, String failure, Instant now) {
        ObjectNode status = object.withObjectProperty("status");
        status.put("replicas", counts[0]);
        count(status, "fullyLabeledReplicas", counts[1]);
        count(status, "readyReplicas", counts[2]);
        count(status, "availableReplicas", counts[3]);
        status.set("observedGeneration", object.path("metadata").path("generation").deepCopy());
        if (!failure.isEmpty()) {
            Meta.setCondition(
                    status,
                    new Meta.Condition("ReplicaFailure", "True", "FailedCreate", failure),
                    now,
                    false);
        } else {
            status.remove("conditions");
        }
    }

    private static void count(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }
}
