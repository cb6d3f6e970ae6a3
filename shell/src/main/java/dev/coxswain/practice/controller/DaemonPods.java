package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes and ends the pods of a DaemonSet, each for one node. */
record DaemonPods(Feed feed, Events events, SetPods pods) {
    private static final List<String> TOLERATED =
            List.of(
                    "not-ready:NoExecute",
                    "unreachable:NoExecute",
                    "disk-pressure:NoSchedule",
                    "memory-pressure:NoSchedule",
                    "pid-pressure:NoSchedule",
                    "unschedulable:NoSchedule");

    /** The name of the node a pod is on or meant for. */
    static String node(JsonNode pod) {
        JsonNode terms =
                Json.at(
                        pod,
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        "nodeSelectorTerms");
        String wanted = terms.path(0).path("matchFields").path(0).path("values").path(0).asText("");
        return wanted.isEmpty() ? Json.text(pod, "spec", "nodeName") : wanted;
    }

    /** The pods of a set by the node they are on or meant for, the oldest first. */
    Map<String, List<ObjectNode>> byNode(ObjectNode set) {
        var by = new HashMap<String, List<ObjectNode>>();
        for (ObjectNode pod : pods.of(set)) {
            by.computeIfAbsent(node(pod), _ -> new ArrayList<>()).add(pod);
        }
        by.values().forEach(each -> each.sort(Comparator.comparing(Meta::created)));
        return by;
    }

    private void say(ObjectNode set, Happening happening) {
        events.record(set, pods.source("daemonset-controller"), happening);
    }

    /**
     * Makes a pod.
     *
     * @throws StatusException where it is refused, after an event has said so
     */
    void create(ObjectNode set, ObjectNode pod) {
        try {
            ObjectNode made = feed.objects().create(Pods.TYPE, pod);
            say(set, Happening.normal("SuccessfulCreate", "Created pod: " + Meta.name(made)));
        } catch (StatusException e) {
            say(set, Happening.warning("FailedCreate", "Error creating: " + e.message()));
            throw e;
        }
    }

    void remove(ObjectNode set, ObjectNode pod) {
        if (!Meta.deleting(pod)) {
            feed.objects().delete(Key.of(Pods.TYPE, pod), Deletion.DEFAULT.of(Meta.uid(pod)));
            say(set, Happening.normal("SuccessfulDelete", "Deleted pod: " + Meta.name(pod)));
        }
    }

    /** Ends a pod whose containers have all ended; another comes in its place. */
    void removeFinished(ObjectNode set, ObjectNode pod) {
        if (Meta.deleting(pod)) {
            return;
        }
        boolean failed = Json.text(pod, "status", "phase").equals("Failed");
        String said =
                "Found %s daemon pod %s/%s on node %s, will try to %s it"
                        .formatted(
                                failed ? "failed" : "succeeded",
                                Meta.namespace(pod),
                                Meta.name(pod),
                                node(pod),
                                failed ? "kill" : "delete");
        say(
                set,
                failed
                        ? Happening.warning("FailedDaemonPod", said)
                        : Happening.normal("SucceededDaemonPod", said));
        remove(set, pod);
    }

    /** The pod that a set wants on a node. */
    ObjectNode wanted(ObjectNode set, String node, String hash) {
        ObjectNode pod =
                Pods.fromTemplate(set, Json.at(set, "spec", "template"), pods.reference(set), null);
        ObjectNode labels = pod.withObjectProperty("metadata").withObjectProperty("labels");
        labels.put(NumberedPods.HASH, hash);
        labels.put("pod-template-generation", Json.at(set, "metadata", "generation").asText("1"));
        ObjectNode spec = pod.withObjectProperty("spec");
        ObjectNode required =
                spec.withObjectProperty("affinity")
                        .withObjectProperty("nodeAffinity")
                        .withObjectProperty("requiredDuringSchedulingIgnoredDuringExecution");
        var terms = required.withArrayProperty("nodeSelectorTerms");
        if (terms.isEmpty()) {
            terms.addObject();
        }
        for (JsonNode term : terms) {
            ((ObjectNode) term)
                    .putArray("matchFields")
                    .addObject()
                    .put("key", "metadata.name")
                    .put("operator", "In")
                    .putArray("values")
                    .add(node);
        }
        TOLERATED.forEach(each -> tolerate(spec, each));
        if (spec.path("hostNetwork").asBoolean()) {
            tolerate(spec, "network-unavailable:NoSchedule");
        }
        return pod;
    }

    /** A daemon stays on a node that is in trouble. */
    private static void tolerate(ObjectNode spec, String taint) {
        String[] parts = taint.split(":");
        spec.withArrayProperty("tolerations")
                .addObject()
                .put("effect", parts[1])
                .put("key", "node.kubernetes.io/" + parts[0])
                .put("operator", "Exists");
    }
}
