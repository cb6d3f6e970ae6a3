package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the node lifecycle controller does about nodes whose kubelet is heard of no more: the node
 * is marked, its pods are not ready, and those that do not tolerate it long are evicted.
 */
final class Isolation {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final Events.Source CONTROLLER =
            new Events.Source("node-controller", "", "v1", "Node");
    private static final Events.Source EVICTION =
            new Events.Source("taint-eviction-controller", "", "v1", "Pod");
    private static final Map<String, String> HEALTH =
            Map.of(
                    "MemoryPressure",
                            "KubeletHasSufficientMemory:kubelet has sufficient memory available",
                    "DiskPressure", "KubeletHasNoDiskPressure:kubelet has no disk pressure",
                    "PIDPressure", "KubeletHasSufficientPID:kubelet has sufficient PID available",
                    "Ready", "KubeletReady:kubelet is posting ready status");

    private final NodeContext node;
    private final Kubelet kubelet;

    Isolation(NodeContext node, Kubelet kubelet) {
        this.node = node;
        this.kubelet = kubelet;
    }

    /** Takes up the evictions of nodes that were cut off before the cluster was opened. */
    void goOn() {
        node.timeline().soon(() -> node.failures().nodes().forEach(this::evictLater));
    }

    /** A node is cut off, or answers again. */
    void changed(String name, boolean lost) {
        Key key = new Key("nodes", "", name);
        Instant now = node.timeline().instant();
        node.objects().modify(key, Objects.STATUS, each -> conditions(each, lost, now));
        node.objects().modify(key, Objects.MAIN, each -> taints(each, lost, now));
        ObjectNode object = node.objects().get(key).orElseThrow();
        String status = lost ? "NodeNotReady" : "NodeReady";
        node.events()
                .record(
                        object,
                        CONTROLLER,
                        Happening.normal(status, "Node " + name + " status is now: " + status));
        if (lost) {
            podsOn(name).forEach(pod -> notReady(pod, now));
            evictLater(name);
        } else {
            kubelet.workers().stream()
                    .filter(each -> each.nodeName().equals(name))
                    .forEach(PodWorker::thaw);
        }
    }

    private static void conditions(ObjectNode object, boolean lost, Instant now) {
        ObjectNode status = object.withObjectProperty("status");
        HEALTH.forEach(
                (type, words) -> {
                    String[] parts = words.split(":", 2);
                    String well = type.equals("Ready") ? "True" : "False";
                    Meta.setCondition(
                            status,
                            lost
                                    ? new Meta.Condition(
                                            type,
                                            "Unknown",
                                            "NodeStatusUnknown",
                                            "Kubelet stopped posting node status.")
                                    : new Meta.Condition(type, well, parts[0], parts[1]),
                            now,
                            false);
                });
    }

    private static void taints(ObjectNode object, boolean lost, Instant now) {
        ObjectNode spec = object.withObjectProperty("spec");
        ArrayNode left = Json.object().putArray("taints");
        for (JsonNode each : spec.path("taints")) {
            if (!each.path("key").asText().equals(UNREACHABLE)) {
                left.add(each);
            }
        }
        if (lost) {
            for (String effect : List.of("NoSchedule", "NoExecute")) {
                left.addObject()
                        .put("effect", effect)
                        .put("key", UNREACHABLE)
                        .put("timeAdded", Meta.stamp(now));
            }
        }
        if (left.isEmpty()) {
            spec.remove("taints");
        } else {
            spec.set("taints", left);
        }
    }

    private List<ObjectNode> podsOn(String name) {
        return node.objects().list("pods", "").stream()
                .filter(pod -> Json.text(pod, "spec", "nodeName").equals(name))
                .toList();
    }

    private void notReady(ObjectNode pod, Instant now) {
        if (!Meta.isTrue(pod, "Ready")) {
            return;
        }
        node.objects()
                .modify(
                        Key.of("pods", pod),
                        Objects.STATUS,
                        each ->
                                Meta.setCondition(
                                        each.withObjectProperty("status"),
                                        new Meta.Condition("Ready", "False", "", ""),
                                        now,
                                        false));
        node.events()
                .record(
                        pod,
                        new Events.Source("node-controller", "", "v1", "Pod"),
                        Happening.warning("NodeNotReady", "Node is not ready"));
    }

    private void evictLater(String name) {
        ObjectNode object = node.objects().get(new Key("nodes", "", name)).orElse(null);
        if (object == null) {
            return;
        }
        for (JsonNode taint : Json.at(object, "spec", "taints")) {
            if (taint.path("effect").asText().equals("NoExecute")) {
                Instant since = Meta.instant(Json.text(taint, "timeAdded"));
                podsOn(name).forEach(pod -> evictLater(pod, since));
            }
        }
    }

    private void evictLater(ObjectNode pod, Instant since) {
        OptionalLong seconds = patience(pod);
        if (seconds.isEmpty()) {
            return;
        }
        Key key = Key.of("pods", pod);
        String name = Json.text(pod, "spec", "nodeName");
        node.timeline()
                .at(
                        since.plus(Duration.ofSeconds(seconds.getAsLong())),
                        () -> evict(key, Meta.uid(pod), name));
    }

    /** How long a pod stays on a lost node, in seconds; empty for ever. */
    private static OptionalLong patience(JsonNode pod) {
        for (JsonNode each : Json.at(pod, "spec", "tolerations")) {
            String key = each.path("key").asText("");
            String effect = each.path("effect").asText("");
            if ((key.isEmpty() || key.equals(UNREACHABLE))
                    && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return each.has("tolerationSeconds")
                        ? OptionalLong.of(each.path("tolerationSeconds").asLong())
                        : OptionalLong.empty();
            }
        }
        return OptionalLong.of(0);
    }

    private void evict(Key key, String uid, String name) {
        ObjectNode pod = node.objects().get(key).orElse(null);
        if (pod == null || !Meta.uid(pod).equals(uid) || !node.failures().node(name)) {
            return;
        }
        if (!Meta.deleting(pod)) {
            node.events()
                    .record(
                            pod,
                            EVICTION,
                            Happening.normal(
                                    "TaintManagerEviction",
                                    "Marking for deletion Pod "
                                            + key.namespace()
                                            + "/"
                                            + key.name()));
            node.objects().delete(key, Deletion.DEFAULT.of(uid));
        }
    }
}
