package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Keeps the numbered pods of a StatefulSet, one after the other, each with its claims. */
final class StatefulSetController {
    static final String TYPE = "statefulsets.apps";

    private final Feed feed;
    private final Feed.Queue queue;
    private final SetPods own;
    private final NumberedPods pods;
    private final TemplateHistory history;

    StatefulSetController(Feed feed, Events events) {
        this.feed = feed;
        this.own = new SetPods(feed, TYPE, "apps/v1", "StatefulSet");
        this.pods = new NumberedPods(feed, events, own);
        this.history = new TemplateHistory(own, "controller.kubernetes.io/hash");
        this.queue = feed.queue(this::reconcile);
        own.follow(queue);
    }

    private void reconcile(Key key) {
        ObjectNode set = feed.objects().get(key).orElse(null);
        if (set == null || Meta.deleting(set)) {
            return;
        }
        var present = new TreeMap<Integer, ObjectNode>();
        own.of(set).forEach(pod -> present.put(NumberedPods.ordinal(pod), pod));
        String revision = Meta.name(history.present(set));
        @Nullable StatusException refused = null;
        try {
            step(set, present, revision);
        } catch (StatusException e) {
            refused = e;
        }
        writeStatus(key, set, revision);
        if (refused != null) {
            throw refused;
        }
    }

    private void step(ObjectNode set, TreeMap<Integer, ObjectNode> present, String revision) {
        int first = Json.at(set, "spec", "ordinals", "start").asInt(0);
        int end = first + RollingUpdate.replicas(set);
        boolean ordered = !Json.text(set, "spec", "podManagementPolicy").equals("Parallel");
        for (ObjectNode pod : present.values()) {
            int number = NumberedPods.ordinal(pod);
            pods.own(set, pod, number < first || number >= end);
        }
        for (int i = first; i < end; i++) {
            ObjectNode pod = present.get(i);
            if (pod == null) {
                create(set, i, first, revision);
            } else if (Pods.finished(pod) && !Meta.deleting(pod)) {
                pods.replaceFinished(set, pod);
            }
            if (ordered && (pod == null || !available(set, pod))) {
                return;
            }
        }
        for (ObjectNode pod : present.descendingMap().values()) {
            int number = NumberedPods.ordinal(pod);
            if (number >= end || number < first) {
                if (!Meta.deleting(pod)) {
                    pods.delete(set, pod);
                }
                if (ordered) {
                    return;
                }
            }
        }
        update(set, present, revision);
    }

    /** Below the partition a pod is made as it was before the update. */
    private void create(ObjectNode set, int number, int first, String revision) {
        String current = Json.text(set, "status", "currentRevision");
        boolean old = rolling(set) && number < first + partition(set) && !current.isEmpty();
        String wanted = old ? current : revision;
        pods.create(set, number, wanted, history.template(set, wanted));
    }

    private static boolean rolling(ObjectNode set) {
        return !Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete");
    }

    private static int partition(ObjectNode set) {
        return Json.at(set, "spec", "updateStrategy", "rollingUpdate", "partition").asInt(0);
    }

    private void update(ObjectNode set, TreeMap<Integer, ObjectNode> present, String revision) {
        if (!rolling(set)) {
            return;
        }
        JsonNode may = Json.at(set, "spec", "updateStrategy", "rollingUpdate", "maxUnavailable");
        int left = Math.max(1, Template.portion(may, RollingUpdate.replicas(set), true, "1"));
        for (ObjectNode pod : present.descendingMap().values()) {
            if (NumberedPods.ordinal(pod) < partition(set)) {
                return;
            }
            boolean old = !ofRevision(pod, revision) && !Meta.deleting(pod);
            if (old) {
                pods.delete(set, pod);
            }
            if ((old || !available(set, pod)) && --left == 0) {
                return;
            }
        }
    }

    private boolean available(ObjectNode set, ObjectNode pod) {
        return Pods.ready(pod) && untilAvailable(set, pod).isZero();
    }

    private Duration untilAvailable(ObjectNode set, ObjectNode pod) {
        int minimum = Json.at(set, "spec", "minReadySeconds").asInt(0);
        return Pods.untilAvailable(pod, minimum, feed.world().timeline().instant());
    }

    private static boolean ofRevision(ObjectNode pod, String revision) {
        return Json.text(pod, "metadata", "labels", NumberedPods.HASH).equals(revision);
    }

    private void writeStatus(Key key, ObjectNode set, String revision) {
        List<ObjectNode> now = new ArrayList<>(feed.objects().list(Pods.TYPE, key.namespace()));
        now.removeIf(pod -> !Meta.controlledBy(pod, set));
        List<ObjectNode> ready = now.stream().filter(Pods::ready).toList();
        ready.stream()
                .map(pod -> untilAvailable(set, pod))
                .filter(left -> !left.isZero())
                .min(Duration::compareTo)
                .ifPresent(left -> queue.addAfter(key, left));
        int available = (int) ready.stream().filter(pod -> available(set, pod)).count();
        int updated = count(now, revision);
        boolean complete =
                rolling(set)
                        && updated == now.size()
                        && ready.size() == now.size()
                        && now.size() == RollingUpdate.replicas(set);
        String before = Json.text(set, "status", "currentRevision");
        String current = complete || before.isEmpty() ? revision : before;
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            status.put("availableReplicas", available).put("collisionCount", 0);
                            status.put("currentRevision", current);
                            status.set(
                                    "observedGeneration",
                                    each.path("metadata").path("generation").deepCopy());
                            status.put("replicas", now.size()).put("updateRevision", revision);
                            SetPods.number(status, "currentReplicas", count(now, current));
                            SetPods.number(status, "readyReplicas", ready.size());
                            SetPods.number(status, "updatedReplicas", updated);
                        });
        Set<String> live = new HashSet<>(List.of(revision, current));
        now.forEach(pod -> live.add(Json.text(pod, "metadata", "labels", NumberedPods.HASH)));
        history.trim(set, live);
    }

    private static int count(List<ObjectNode> pods, String revision) {
        return (int)
                pods.stream()
                        .filter(pod -> ofRevision(pod, revision) && !Meta.deleting(pod))
                        .count();
    }
}
