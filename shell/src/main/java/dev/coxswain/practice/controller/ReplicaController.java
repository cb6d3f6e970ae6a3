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

import org.jspecify.annotations.Nullable;

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
        @Nullable StatusException refused = null;
        if (!Meta.deleting(owner)) {
            try {
                if (active.size() < wanted) {
                    create(owner, reference, wanted - active.size());
                } else if (active.size() > wanted) {
                    remove(owner, active, active.size() - wanted);
                }
            } catch (StatusException e) {
                refused = e;
                events.record(
                        owner,
                        of.source,
                        Happening.warning("FailedCreate", "Error creating: " + e.message()));
            }
        }
        writeStatus(key, owner, refused);
        if (refused != null) {
            throw refused;
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

    private void writeStatus(Key key, ObjectNode owner, @Nullable StatusException refused) {
        List<ObjectNode> living =
                feed.objects().list(Pods.TYPE, key.namespace()).stream()
                        .filter(pod -> Meta.controlledBy(pod, owner) && !Pods.finished(pod))
                        .toList();
        List<ObjectNode> pods = living.stream().filter(Pods::active).toList();
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
        int ending = living.size() - pods.size();
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            fill(each, counts, refused == null ? "" : refused.message(), now);
                            if (of == Of.SET) {
                                each.withObjectProperty("status")
                                        .put("terminatingReplicas", ending);
                            }
                        });
    }

    private static void fill(ObjectNode object, int[] counts, String failure, Instant now) {
        ObjectNode status = object.withObjectProperty("status");
        status.put("replicas", counts[0]);
        SetPods.number(status, "fullyLabeledReplicas", counts[1]);
        SetPods.number(status, "readyReplicas", counts[2]);
        SetPods.number(status, "availableReplicas", counts[3]);
        status.set("observedGeneration", object.path("metadata").path("generation").deepCopy());
        boolean known = Meta.isTrue(object, "ReplicaFailure");
        if (!failure.isEmpty() && !known) {
            Meta.setCondition(
                    status,
                    new Meta.Condition("ReplicaFailure", "True", "FailedCreate", failure),
                    now,
                    false);
        } else if (failure.isEmpty()) {
            status.remove("conditions");
        }
    }
}
