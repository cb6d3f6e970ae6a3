package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.LabelMatch;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.math.BigDecimal;
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
            String problem = problem(pod, node, there);
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

    private static String problem(JsonNode pod, JsonNode node, List<ObjectNode> there) {
        boolean tolerated = true;
        String taint = "";
        for (JsonNode each : Json.at(node, "spec", "taints")) {
            if (!each.path("effect").asText().equals("PreferNoSchedule") && !tolerates(pod, each)) {
                tolerated = false;
                taint =
                        "{"
                                + each.path("key").asText()
                                + ": "
                                + each.path("value").asText("")
                                + "}";
            }
        }
        if (Json.at(node, "spec", "unschedulable").asBoolean() && tolerated) {
            return "node(s) were unschedulable";
        }
        if (!tolerated) {
            return "node(s) had untolerated taint(s)".replace("taint(s)", "taint " + taint);
        }
        if (!selects(pod, node)) {
            return "node(s) didn't match Pod's node affinity/selector";
        }
        if (there.size()
                >= Integer.parseInt(Json.at(node, "status", "allocatable", "pods").asText("110"))) {
            return "Too many pods";
        }
        for (String resource : List.of("cpu", "memory")) {
            BigDecimal used = request(pod, resource);
            if (used.signum() > 0) {
                for (JsonNode each : there) {
                    used = used.add(request(each, resource));
                }
                if (used.compareTo(amount(Json.text(node, "status", "allocatable", resource)))
                        > 0) {
                    return "Insufficient " + resource;
                }
            }
        }
        return "";
    }

    static BigDecimal amount(String text) {
        return Quantity.parse(text).map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    static BigDecimal request(JsonNode pod, String resource) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode container : PodNames.containers(pod)) {
            String asked = Json.text(container, "resources", "requests", resource);
            sum =
                    sum.add(
                            amount(
                                    asked.isEmpty()
                                            ? Json.text(container, "resources", "limits", resource)
                                            : asked));
        }
        return sum;
    }

    /** Whether a pod's node selector and required node affinity accept a node. */
    static boolean selects(JsonNode pod, JsonNode node) {
        if (!LabelMatch.map(Json.at(pod, "spec", "nodeSelector"), Meta.labels(node))) {
            return false;
        }
        JsonNode terms =
                Json.at(
                        pod,
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        "nodeSelectorTerms");
        boolean any = terms.isEmpty();
        for (JsonNode term : terms) {
            boolean all = true;
            for (JsonNode each : term.path("matchExpressions")) {
                all &= LabelMatch.expression(each, Meta.labels(node));
            }
            for (JsonNode each : term.path("matchFields")) {
                all &=
                        LabelMatch.expression(
                                each, Json.object().put("metadata.name", Meta.name(node)));
            }
            any |= all;
        }
        return any;
    }

    static boolean tolerates(JsonNode pod, JsonNode taint) {
        for (JsonNode each : Json.at(pod, "spec", "tolerations")) {
            boolean effect =
                    each.path("effect").asText("").isEmpty()
                            || each.path("effect").equals(taint.path("effect"));
            boolean key =
                    each.path("key").asText("").isEmpty()
                            || each.path("key").equals(taint.path("key"));
            boolean value =
                    each.path("operator").asText("Equal").equals("Exists")
                            || each.path("value").asText("").equals(taint.path("value").asText(""));
            if (effect && key && value) {
                return true;
            }
        }
        return false;
    }

    /** Whether a node would take a pod, its room aside. */
    static boolean accepts(JsonNode pod, JsonNode node) {
        for (JsonNode taint : Json.at(node, "spec", "taints")) {
            if (!taint.path("effect").asText().equals("PreferNoSchedule")
                    && !tolerates(pod, taint)) {
                return false;
            }
        }
        return selects(pod, node);
    }
}
