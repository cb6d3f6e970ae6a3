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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds pods to nodes that have room for them and that they accept, or says why there is none. */
final class Scheduler {
    private static final Events.Source SOURCE =
            new Events.Source("default-scheduler", "", "v1", "Pod");

    private static final List<String> ENDED = List.of("Succeeded", "Failed");
    private static final String GATED = "Scheduling is blocked due to non-empty scheduling gates";

    private final Feed feed;
    private final Objects objects;
    private final Events events;
    private final Preemption preemption;
    private final Feed.Queue queue;
    private final Set<Key> waiting = new LinkedHashSet<>();

    Scheduler(Feed feed, Events events) {
        this.feed = feed;
        this.objects = feed.world().objects().as("kube-scheduler");
        this.events = events;
        this.preemption = new Preemption(feed, events, SOURCE);
        this.queue = feed.queue(this::schedule);
        feed.on("pods", this::podChanged);
        for (String type : List.of("nodes", "persistentvolumeclaims", "persistentvolumes")) {
            feed.on(type, _ -> lookAgain());
        }
        queue.addAll("pods");
    }

    private void podChanged(Change change) {
        ObjectNode after = change.after();
        if (after == null) {
            waiting.remove(change.key());
            lookAgain();
        } else if (Json.text(after, "spec", "nodeName").isEmpty()
                && (change.before() == null
                        || !change.before().path("spec").equals(after.path("spec")))) {
            queue.add(change.key());
        }
    }

    /** Looks at all that wait again, the most important first. */
    private void lookAgain() {
        waiting.stream()
                .sorted(
                        Comparator.comparingInt(
                                key -> -objects.get(key).map(Preemption::priority).orElse(0)))
                .forEach(queue::add);
    }

    private void schedule(Key key) {
        ObjectNode pod = objects.get(key).orElse(null);
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
        if (!Json.at(pod, "spec", "schedulingGates").isEmpty()) {
            condition(key, "SchedulingGated", GATED);
            return;
        }
        List<ObjectNode> nodes = objects.list("nodes", "");
        String claim = claimProblem(pod);
        if (!claim.isEmpty()) {
            refuse(key, pod, Refusals.ofClaims(nodes.size(), claim));
            return;
        }
        place(key, pod, nodes);
    }

    private void place(Key key, ObjectNode pod, List<ObjectNode> nodes) {
        List<ObjectNode> placed = placed();
        var neighbourhood = new Neighbourhood(nodes, placed);
        var refusals = new Refusals(nodes.size());
        ObjectNode best = null;
        int fewest = Integer.MAX_VALUE;
        for (ObjectNode node : nodes) {
            List<ObjectNode> there = new ArrayList<>(on(Meta.name(node), placed));
            there.addAll(reserved(pod, Meta.name(node)));
            NodeFit.Verdict verdict = NodeFit.judge(pod, node, there);
            if (verdict.fits()) {
                verdict = neighbourhood.judge(pod, node);
            }
            refusals.add(verdict);
            if (verdict.fits() && there.size() < fewest) {
                best = node;
                fewest = there.size();
            }
        }
        if (best == null) {
            makeRoom(key, pod, placed, refusals);
        } else {
            bind(key, pod, Meta.name(best));
        }
    }

    private List<ObjectNode> reserved(ObjectNode pod, String node) {
        return waiting.isEmpty() ? List.of() : preemption.before(pod, node);
    }

    private void makeRoom(Key key, ObjectNode pod, List<ObjectNode> placed, Refusals refusals) {
        waiting.add(key);
        if (Preemption.underWay(pod, placed)) {
            return;
        }
        List<ObjectNode> nodes = objects.list("nodes", "");
        Optional<Preemption.Room> room =
                preemption.find(
                        pod,
                        nodes,
                        placed,
                        (node, there) ->
                                NodeFit.judge(pod, node, there).fits()
                                        && new Neighbourhood(nodes, there).judge(pod, node).fits());
        refuse(key, pod, room.isPresent() ? refusals.meanwhile() : refusals.message());
        room.ifPresent(each -> preemption.make(pod, each));
    }

    private void bind(Key key, ObjectNode pod, String node) {
        waiting.remove(key);
        Instant now = feed.world().timeline().instant();
        markClaims(pod, node);
        // A binding has no manager: nobody owns the node of a pod.
        Objects server = feed.world().objects();
        server.modify(
                key, Objects.MAIN, each -> each.withObjectProperty("spec").put("nodeName", node));
        server.modify(
                key,
                Objects.STATUS,
                each -> {
                    ObjectNode status = each.withObjectProperty("status");
                    status.remove("nominatedNodeName");
                    Meta.setCondition(
                            status, new Meta.Condition("PodScheduled", "True", "", ""), now, false);
                });
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
            objects.modify(
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
        var keys = new ArrayList<Key>();
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

    /** What about its claims keeps a pod from every node; empty for nothing. */
    private String claimProblem(ObjectNode pod) {
        for (Key key : claims(pod)) {
            ObjectNode claim = objects.get(key).orElse(null);
            if (claim == null) {
                return "persistentvolumeclaim \"" + key.name() + "\" not found";
            }
            boolean bound = Json.text(claim, "status", "phase").equals("Bound");
            if (!bound && !waits(Json.text(claim, "spec", "storageClassName"))) {
                return "pod has unbound immediate PersistentVolumeClaims";
            }
        }
        return "";
    }

    private boolean waits(String className) {
        return objects.get(new Key("storageclasses.storage.k8s.io", "", className))
                .map(each -> each.path("volumeBindingMode").asText())
                .orElse("")
                .equals("WaitForFirstConsumer");
    }

    private void refuse(Key key, ObjectNode pod, String message) {
        waiting.add(key);
        boolean fresh = !Json.text(Meta.condition(pod, "PodScheduled"), "message").equals(message);
        condition(key, "Unschedulable", message);
        if (fresh) {
            events.record(pod, SOURCE, Happening.warning("FailedScheduling", message));
        }
    }

    private void condition(Key key, String reason, String message) {
        Instant now = feed.world().timeline().instant();
        objects.modify(
                key,
                Objects.STATUS,
                each -> {
                    ObjectNode status = each.withObjectProperty("status");
                    Meta.setCondition(
                            status,
                            new Meta.Condition("PodScheduled", "False", reason, message),
                            now,
                            false);
                    status.put("phase", "Pending");
                });
    }

    /** The pods that are on nodes and have not ended. */
    private List<ObjectNode> placed() {
        return objects.list("pods", "").stream()
                .filter(pod -> !Json.text(pod, "spec", "nodeName").isEmpty())
                .filter(pod -> !ENDED.contains(Json.text(pod, "status", "phase")))
                .toList();
    }

    private static List<ObjectNode> on(String node, List<ObjectNode> placed) {
        return placed.stream()
                .filter(pod -> Json.text(pod, "spec", "nodeName").equals(node))
                .toList();
    }
}
