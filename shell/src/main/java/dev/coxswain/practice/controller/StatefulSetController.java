package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Keeps the numbered pods of a StatefulSet, one after the other, each with its claims. */
final class StatefulSetController {
    static final String TYPE = "statefulsets.apps";
    static final String HASH = "controller-revision-hash";

    private final Feed feed;
    private final Events events;
    private final SetPods pods;

    StatefulSetController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.pods = new SetPods(feed, TYPE, "apps/v1", "StatefulSet");
        pods.follow(feed.queue(this::reconcile));
    }

    private static String revision(JsonNode set) {
        return Meta.name(set) + "-" + Template.hash(Json.at(set, "spec", "template"), 0);
    }

    private static int ordinal(JsonNode pod) {
        String digits = Meta.name(pod).replaceFirst(".*-", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private void reconcile(Key key) {
        ObjectNode set = feed.objects().get(key).orElse(null);
        if (set == null) {
            return;
        }
        var present = new TreeMap<Integer, ObjectNode>();
        pods.of(set).forEach(pod -> present.put(ordinal(pod), pod));
        if (!Meta.deleting(set)) {
            keepRevision(set);
            step(set, present);
        }
        writeStatus(key, set);
    }

    private void keepRevision(ObjectNode set) {
        var key = new Key("controllerrevisions.apps", Meta.namespace(set), revision(set));
        if (feed.objects().get(key).isPresent()) {
            return;
        }
        long number =
                feed.objects().list(key.type(), key.namespace()).stream()
                        .filter(each -> Meta.controlledBy(each, set))
                        .mapToLong(each -> each.path("revision").asLong())
                        .max()
                        .orElse(0);
        ObjectNode revision = Json.object();
        ObjectNode metadata =
                revision.putObject("metadata")
                        .put("name", key.name())
                        .put("namespace", key.namespace());
        metadata.putArray("ownerReferences").add(pods.reference(set));
        revision.putObject("data")
                .putObject("spec")
                .set("template", Json.at(set, "spec", "template").deepCopy());
        feed.objects().create(key.type(), revision.put("revision", number + 1));
    }

    private void step(ObjectNode set, TreeMap<Integer, ObjectNode> present) {
        int wanted = RollingUpdate.replicas(set);
        int first = Json.at(set, "spec", "ordinals", "start").asInt(0);
        boolean ordered = !Json.text(set, "spec", "podManagementPolicy").equals("Parallel");
        for (int i = first; i < first + wanted; i++) {
            ObjectNode pod = present.get(i);
            if (pod != null && Pods.finished(pod) && !Meta.deleting(pod)) {
                delete(set, pod, "FailedPodRecreated");
            }
            if (pod == null) {
                create(set, i);
            }
            if (ordered && (pod == null || !Pods.ready(pod))) {
                return;
            }
        }
        for (int number : present.descendingKeySet()) {
            if (number >= first + wanted) {
                ObjectNode pod = present.get(number);
                if (pod != null && !Meta.deleting(pod)) {
                    delete(set, pod, "SuccessfulDelete");
                }
                if (ordered) {
                    return;
                }
            }
        }
        update(set, present);
    }

    private void update(ObjectNode set, TreeMap<Integer, ObjectNode> present) {
        if (Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
            return;
        }
        int partition =
                Json.at(set, "spec", "updateStrategy", "rollingUpdate", "partition").asInt(0);
        for (ObjectNode pod : present.descendingMap().values()) {
            boolean old = !Json.text(pod, "metadata", "labels", HASH).equals(revision(set));
            if (old && ordinal(pod) >= partition && !Meta.deleting(pod)) {
                delete(set, pod, "SuccessfulDelete");
                return;
            }
            if (!Pods.ready(pod)) {
                return;
            }
        }
    }

    private void delete(ObjectNode set, ObjectNode pod, String reason) {
        feed.objects().delete(Key.of(Pods.TYPE, pod), Deletion.DEFAULT.of(Meta.uid(pod)));
        String message =
                "delete Pod "
                        + Meta.name(pod)
                        + " in StatefulSet "
                        + Meta.name(set)
                        + " successful";
        events.record(
                set, pods.source("statefulset-controller"), Happening.normal(reason, message));
    }

    private void create(ObjectNode set, int number) {
        String name = Meta.name(set) + "-" + number;
        var source = pods.source("statefulset-controller");
        ObjectNode pod =
                Pods.fromTemplate(set, Json.at(set, "spec", "template"), pods.reference(set), name);
        ObjectNode labels = pod.withObjectProperty("metadata").withObjectProperty("labels");
        labels.put("apps.kubernetes.io/pod-index", String.valueOf(number)).put(HASH, revision(set));
        labels.put("statefulset.kubernetes.io/pod-name", name);
        ObjectNode spec = pod.withObjectProperty("spec");
        spec.put("hostname", name).put("subdomain", Json.text(set, "spec", "serviceName"));
        for (JsonNode template : Json.at(set, "spec", "volumeClaimTemplates")) {
            String volume = Meta.name(template);
            String claim = volume + "-" + name;
            claim(set, template, claim, name);
            var volumes = spec.withArrayProperty("volumes");
            volumes.removeIf(each -> each.path("name").asText().equals(volume));
            volumes.addObject()
                    .put("name", volume)
                    .putObject("persistentVolumeClaim")
                    .put("claimName", claim);
        }
        feed.objects().create(Pods.TYPE, pod);
        events.record(
                set,
                source,
                Happening.normal(
                        "SuccessfulCreate",
                        "create Pod "
                                + name
                                + " in StatefulSet "
                                + Meta.name(set)
                                + " successful"));
    }

    private void claim(ObjectNode set, JsonNode template, String name, String pod) {
        var key = new Key("persistentvolumeclaims", Meta.namespace(set), name);
        if (feed.objects().get(key).isPresent()) {
            return;
        }
        ObjectNode claim = Json.object();
        ObjectNode metadata =
                claim.putObject("metadata").put("name", name).put("namespace", key.namespace());
        ObjectNode labels = metadata.putObject("labels");
        Meta.labels(template)
                .properties()
                .forEach(each -> labels.set(each.getKey(), each.getValue()));
        Json.at(set, "spec", "selector", "matchLabels")
                .properties()
                .forEach(each -> labels.set(each.getKey(), each.getValue()));
        claim.set("spec", template.path("spec").deepCopy());
        feed.objects().create(key.type(), claim);
        String message =
                "create Claim "
                        + name
                        + " Pod "
                        + pod
                        + " in StatefulSet "
                        + Meta.name(set)
                        + " success";
        events.record(
                set,
                pods.source("statefulset-controller"),
                Happening.normal("SuccessfulCreate", message));
    }

    private void writeStatus(Key key, ObjectNode set) {
        List<ObjectNode> now = new ArrayList<>(feed.objects().list(Pods.TYPE, key.namespace()));
        now.removeIf(pod -> !Meta.controlledBy(pod, set));
        String revision = revision(set);
        int ready = (int) now.stream().filter(Pods::ready).count();
        int updated = ofRevision(now, revision);
        boolean complete =
                updated == now.size()
                        && ready == now.size()
                        && now.size() == RollingUpdate.replicas(set);
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            boolean first = Json.text(status, "currentRevision").isEmpty();
                            status.put("availableReplicas", ready).put("collisionCount", 0);
                            if (complete || first) {
                                status.put("currentRevision", revision);
                            }
                            String current = Json.text(status, "currentRevision");
                            status.put("currentReplicas", ofRevision(now, current));
                            status.set(
                                    "observedGeneration",
                                    each.path("metadata").path("generation").deepCopy());
                            status.put("readyReplicas", ready)
                                    .put("replicas", now.size())
                                    .put("updateRevision", revision)
                                    .put("updatedReplicas", updated);
                        });
    }

    private static int ofRevision(List<ObjectNode> pods, String revision) {
        return (int)
                pods.stream()
                        .filter(pod -> Json.text(pod, "metadata", "labels", HASH).equals(revision))
                        .count();
    }
}
