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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Keeps one pod of a DaemonSet on every node that its template accepts. */
final class DaemonSetController {
    static final String TYPE = "daemonsets.apps";

    private final Feed feed;
    private final Feed.Queue queue;
    private final DaemonPods pods;
    private final TemplateHistory history;
    private final BiPredicate<JsonNode, JsonNode> accepts;

    /**
     * @param accepts whether a pod, given first, may run on a node
     */
    DaemonSetController(Feed feed, Events events, BiPredicate<JsonNode, JsonNode> accepts) {
        this.feed = feed;
        this.accepts = accepts;
        SetPods own = new SetPods(feed, TYPE, "apps/v1", "DaemonSet");
        this.pods = new DaemonPods(feed, events, own);
        this.history = new TemplateHistory(own, NumberedPods.HASH);
        this.queue = feed.queue(this::reconcile);
        own.follow(queue);
        feed.on("nodes", _ -> queue.addAll(TYPE));
    }

    private void reconcile(Key key) {
        ObjectNode set = feed.objects().get(key).orElse(null);
        if (set == null || Meta.deleting(set)) {
            return;
        }
        String hash = history.hash(history.present(set));
        Set<String> right = new HashSet<>();
        for (ObjectNode node : feed.objects().list("nodes", "")) {
            if (accepts.test(pods.wanted(set, Meta.name(node), hash), node)) {
                right.add(Meta.name(node));
            }
        }
        @Nullable StatusException refused = null;
        try {
            place(set, right, hash);
            roll(set, right, hash);
        } catch (StatusException e) {
            refused = e;
        }
        writeStatus(key, set, right, hash);
        if (refused != null) {
            throw refused;
        }
    }

    private void place(ObjectNode set, Set<String> right, String hash) {
        Map<String, List<ObjectNode>> there = pods.byNode(set);
        there.forEach(
                (node, each) -> {
                    each.stream()
                            .filter(pod -> !right.contains(node))
                            .forEach(pod -> pods.remove(set, pod));
                    each.stream()
                            .filter(pod -> right.contains(node) && Pods.finished(pod))
                            .forEach(pod -> pods.removeFinished(set, pod));
                    List<ObjectNode> spare = each.stream().filter(Pods::active).toList();
                    boolean surges = surge(set, right.size()) > 0;
                    spare.stream().skip(surges ? 2 : 1).forEach(pod -> pods.remove(set, pod));
                });
        for (String node : right.stream().sorted().toList()) {
            if (!there.containsKey(node)) {
                pods.create(set, pods.wanted(set, node, hash));
            }
        }
    }

    private static int setting(ObjectNode set, String name, int nodes, String otherwise) {
        JsonNode rolling = Json.at(set, "spec", "updateStrategy", "rollingUpdate");
        return Template.portion(rolling.path(name), nodes, true, otherwise);
    }

    private static boolean rolling(ObjectNode set) {
        return !Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete");
    }

    private static int surge(ObjectNode set, int nodes) {
        return rolling(set) ? setting(set, "maxSurge", nodes, "0") : 0;
    }

    /** What a node has of a set: the pod of its present template and the one before, if any. */
    private record Pair(@Nullable ObjectNode fresh, @Nullable ObjectNode old) {}

    private void roll(ObjectNode set, Set<String> right, String hash) {
        if (!rolling(set)) {
            return;
        }
        var pairs = new LinkedHashMap<String, Pair>();
        pods.byNode(set)
                .forEach(
                        (node, each) -> {
                            if (right.contains(node)) {
                                pairs.put(node, pair(each, hash));
                            }
                        });
        int surge = surge(set, right.size());
        if (surge == 0) {
            int may = Math.max(1, setting(set, "maxUnavailable", right.size(), "1"));
            replace(set, pairs, may - Math.max(0, right.size() - pairs.size()));
        } else {
            surge(set, pairs, surge, hash);
        }
    }

    private static Pair pair(List<ObjectNode> there, String hash) {
        ObjectNode fresh = null;
        ObjectNode old = null;
        for (ObjectNode pod : there) {
            if (ofHash(pod, hash)) {
                fresh = pod;
            } else {
                old = pod;
            }
        }
        return new Pair(fresh, old);
    }

    /**
     * Ends old pods first; those that serve nobody anyway, and as many others as may be missing.
     */
    private void replace(ObjectNode set, Map<String, Pair> pairs, int may) {
        int left = may;
        var serving = new ArrayList<ObjectNode>();
        for (Pair each : pairs.values()) {
            ObjectNode old = each.old();
            ObjectNode fresh = each.fresh();
            if (old != null && fresh == null) {
                if (available(set, old)) {
                    serving.add(old);
                } else {
                    left--;
                    pods.remove(set, old);
                }
            } else if (fresh != null && !available(set, fresh)) {
                left--;
            }
        }
        serving.stream().limit(Math.max(0, left)).forEach(pod -> pods.remove(set, pod));
    }

    /** Makes new pods first, and ends each old one when its successor is available. */
    private void surge(ObjectNode set, Map<String, Pair> pairs, int surge, String hash) {
        int left = surge;
        var waiting = new ArrayList<String>();
        for (Map.Entry<String, Pair> each : pairs.entrySet()) {
            ObjectNode old = each.getValue().old();
            ObjectNode fresh = each.getValue().fresh();
            if (old == null) {
                continue;
            }
            if (fresh == null && available(set, old)) {
                waiting.add(each.getKey());
            } else if (fresh == null) {
                pods.create(set, pods.wanted(set, each.getKey(), hash));
            } else if (available(set, fresh)) {
                pods.remove(set, old);
            } else {
                left--;
            }
        }
        waiting.stream()
                .limit(Math.max(0, left))
                .forEach(node -> pods.create(set, pods.wanted(set, node, hash)));
    }

    private boolean available(ObjectNode set, ObjectNode pod) {
        return Pods.ready(pod) && untilAvailable(set, pod).isZero();
    }

    private Duration untilAvailable(ObjectNode set, ObjectNode pod) {
        int minimum = Json.at(set, "spec", "minReadySeconds").asInt(0);
        return Pods.untilAvailable(pod, minimum, feed.world().timeline().instant());
    }

    private static boolean ofHash(ObjectNode pod, String hash) {
        return Json.text(pod, "metadata", "labels", NumberedPods.HASH).equals(hash);
    }

    private void writeStatus(Key key, ObjectNode set, Set<String> right, String hash) {
        Map<String, List<ObjectNode>> there = pods.byNode(set);
        List<ObjectNode> now =
                there.entrySet().stream()
                        .filter(each -> right.contains(each.getKey()))
                        .map(each -> each.getValue().getFirst())
                        .toList();
        int misplaced = there.size() - now.size();
        List<ObjectNode> ready = now.stream().filter(Pods::ready).toList();
        ready.stream()
                .map(pod -> untilAvailable(set, pod))
                .filter(left -> !left.isZero())
                .min(Duration::compareTo)
                .ifPresent(left -> queue.addAfter(key, left));
        int available = (int) ready.stream().filter(pod -> available(set, pod)).count();
        int updated = (int) now.stream().filter(pod -> ofHash(pod, hash)).count();
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            status.put("currentNumberScheduled", now.size())
                                    .put("desiredNumberScheduled", right.size())
                                    .put("numberMisscheduled", misplaced)
                                    .put("numberReady", ready.size());
                            status.set(
                                    "observedGeneration",
                                    each.path("metadata").path("generation").deepCopy());
                            SetPods.number(status, "numberAvailable", available);
                            SetPods.number(status, "numberUnavailable", right.size() - available);
                            SetPods.number(status, "updatedNumberScheduled", updated);
                        });
        history.trim(set, live(there, hash));
    }

    private static Set<String> live(Map<String, List<ObjectNode>> there, String hash) {
        Set<String> live = new HashSet<>(Set.of(hash));
        for (List<ObjectNode> each : there.values()) {
            each.forEach(pod -> live.add(Json.text(pod, "metadata", "labels", NumberedPods.HASH)));
        }
        return live;
    }
}
