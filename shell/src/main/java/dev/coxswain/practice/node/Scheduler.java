package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Binds pods to nodes that have room for them and that they accept, or says why there is none. */
final class Scheduler {
    private static final Events.Source SOURCE =
            new Events.Source("default-scheduler", "", "v1", "Pod");

    private final Feed feed;
    private final Events events;
    private final Feed.Queue queue;
    private final Set<Key> waiting = new LinkedHashSet<>();

    Scheduler(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.queue = feed.queue(this::schedule);
        feed.on("pods", this::podChanged);
        for (String type : List.of("nodes", "persistentvolumeclaims", "persistentvolumes")) {
            feed.on(type, _ -> waiting.forEach(queue::add));
        }
        queue.addAll("pods");
    }

    private void podChanged(Change change) {
        ObjectNode after = change.after();
        if (after == null) {
            waiting.remove(change.key());
            waiting.forEach(queue::add);
        } else if (Json.text(after, "spec", "nodeName").isEmpty() && change.before() == null) {
            queue.add(change.key());
        }
    }

    private void schedule(Key key) {
        ObjectNode pod = feed.objects().get(key).orElse(null);
        boolean ours =
                pod != null
                        && Json.text(pod, "spec", "nodeName").isEmpty()
                        && !Meta.deleting(pod)
                        && Json.at(pod, "spec", "schedulerName")
                                .asText("default-scheduler")
                                .equals("default-scheduler");
        if (pod == null || !ours) {
            waiting.remove(key);
            return;
        }
        String claim = claimProblem(pod);
        List<ObjectNode> nodes = feed.objects().list("nodes", "");
        if (!claim.isEmpty()) {
            refuse(key, pod, claim);
            return;
        }
        var reasons = new TreeMap<String, Integer>();
        ObjectNode best = null;
        int fewest = Integer.MAX_VALUE;
        for (ObjectNode node : nodes) {
            List<ObjectNode> there = podsOn(Meta.name(node));
            String problem = NodeFit.problem(pod, node, there);
            if (!problem.isEmpty()) {
                reasons.merge(problem, 1, Integer::sum);
            } else if (there.size() < fewest) {
                best = node;
                fewest = there.size();
            }
        }
        if (best == null) {
            refuse(key, pod, message(nodes.size(), reasons));
        } else {
            bind(key, pod, Meta.name(best));
        }
    }

    private void bind(Key key, ObjectNode pod, String node) {
        waiting.remove(key);
        Instant now = feed.world().timeline().instant();
        markClaims(pod, node);
        feed.objects()
                .modify(
                        key,
                        Objects.MAIN,
                        each -> each.withObjectProperty("spec").put("nodeName", node));
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each ->
                                Meta.setCondition(
                                        each.withObjectProperty("status"),
                                        new Meta.Condition("PodScheduled", "True", "", ""),
                                        now,
                                        false));
        events.record(
                pod,
                SOURCE,
                Happening.normal(
                        "Scheduled",
                        "Successfully assigned "
                                + key.namespace()
                                + "/"
                                + key.name()
                                + " to "
                                + node));
    }

    /** Tells claims that wait for their first consumer where it will be. */
    private void markClaims(ObjectNode pod, String node) {
        for (Key claim : claims(pod)) {
            feed.objects()
                    .modify(
                            claim,
                            Objects.MAIN,
                            each -> {
                                if (Json.text(each, "spec", "volumeName").isEmpty()) {
                                    each.withObjectProperty("metadata")
                                            .withObjectProperty("annotations")
                                            .put("volume.kubernetes.io/selected-node", node);
                                }
                            });
        }
    }

    private static List<Key> claims(ObjectNode pod) {
        var keys = new java.util.ArrayList<Key>();
        for (JsonNode volume : Json.at(pod, "spec", "volumes")) {
            if (volume.has("persistentVolumeClaim")) {
                keys.add(
                        new Key(
                                "persistentvolumeclaims",
                                Meta.namespace(pod),
                                Json.text(volume, "persistentVolumeClaim", "claimName")));
            }
        }
        return keys;
    }

    private String claimProblem(ObjectNode pod) {
        int nodes = feed.objects().list("nodes", "").size();
        for (Key key : claims(pod)) {
            ObjectNode claim = feed.objects().get(key).orElse(null);
            if (claim == null) {
                return message(
                        nodes, Map.of("persistentvolumeclaim \"" + key.name() + "\" not found", 0));
            }
            boolean bound = Json.text(claim, "status", "phase").equals("Bound");
            String className = Json.text(claim, "spec", "storageClassName");
            boolean waits =
                    feed.objects()
                            .get(new Key("storageclasses.storage.k8s.io", "", className))
                            .map(
                                    c ->
                                            c.path("volumeBindingMode")
                                                    .asText()
                                                    .equals("WaitForFirstConsumer"))
                            .orElse(false);
            if (!bound && !waits) {
                return message(
                        nodes, Map.of("pod has unbound immediate PersistentVolumeClaims", 0));
            }
        }
        return "";
    }

    private static String message(int nodes, Map<String, Integer> reasons) {
        var parts = new java.util.ArrayList<String>();
        reasons.forEach((reason, count) -> parts.add(count == 0 ? reason : count + " " + reason));
        boolean unresolvable =
                reasons.keySet().stream()
                        .noneMatch(
                                reason ->
                                        reason.startsWith("Insufficient")
                                                || reason.startsWith("Too many"));
        String tail =
                unresolvable
                        ? " preemption: 0/"
                                + nodes
                                + " nodes are available: "
                                + nodes
                                + " Preemption is not helpful for scheduling."
                        : " preemption: 0/"
                                + nodes
                                + " nodes are available: "
                                + nodes
                                + " No preemption victims found for incoming pod.";
        return nodes == 0
                ? "no nodes available to schedule pods"
                : "0/" + nodes + " nodes are available: " + String.join(", ", parts) + "." + tail;
    }

    private void refuse(Key key, ObjectNode pod, String message) {
        waiting.add(key);
        Instant now = feed.world().timeline().instant();
        boolean fresh = !Json.text(Meta.condition(pod, "PodScheduled"), "message").equals(message);
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            Meta.setCondition(
                                    status,
                                    new Meta.Condition(
                                            "PodScheduled", "False", "Unschedulable", message),
                                    now,
                                    false);
                            status.put("phase", "Pending");
                        });
        if (fresh) {
            events.record(pod, SOURCE, Happening.warning("FailedScheduling", message));
        }
    }

    private List<ObjectNode> podsOn(String node) {
        return feed.objects().list("pods", "").stream()
                .filter(pod -> Json.text(pod, "spec", "nodeName").equals(node))
                .filter(
                        pod ->
                                !List.of("Succeeded", "Failed")
                                        .contains(Json.text(pod, "status", "phase")))
                .toList();
    }
}
