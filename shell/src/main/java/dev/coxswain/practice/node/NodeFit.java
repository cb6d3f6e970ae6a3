package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.LabelMatch;
import dev.coxswain.practice.controller.Meta;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a pod fits on a node, and why not in the scheduler's words. */
final class NodeFit {
    /**
     * What keeps a pod off a node; nothing where it fits.
     *
     * @param reasons in the scheduler's words
     * @param helpless whether it would not help to take other pods off the node
     */
    record Verdict(List<String> reasons, boolean helpless) {
        static final Verdict FITS = new Verdict(List.of(), false);

        static Verdict never(String reason) {
            return new Verdict(List.of(reason), true);
        }

        static Verdict crowded(String reason) {
            return new Verdict(List.of(reason), false);
        }

        boolean fits() {
            return reasons.isEmpty();
        }
    }

    private NodeFit() {}

    /**
     * Looks at a node by itself: whether it takes pods, this one too, and has room.
     *
     * @param there the pods on the node
     */
    static Verdict judge(JsonNode pod, JsonNode node, List<ObjectNode> there) {
        if (Json.at(node, "spec", "unschedulable").asBoolean()) {
            return Verdict.never("node(s) were unschedulable");
        }
        if (!toleratesAll(pod, node)) {
            return Verdict.never("node(s) had untolerated taint(s)");
        }
        if (!selects(pod, node)) {
            return Verdict.never("node(s) didn't match Pod's node affinity/selector");
        }
        if (portTaken(pod, there)) {
            return Verdict.crowded("node(s) didn't have free ports for the requested pod ports");
        }
        return NodeRoom.judge(pod, node, there);
    }

    private static boolean portTaken(JsonNode pod, List<ObjectNode> there) {
        Set<String> wanted = hostPorts(pod);
        return !wanted.isEmpty()
                && there.stream()
                        .anyMatch(each -> hostPorts(each).stream().anyMatch(wanted::contains));
    }

    private static Set<String> hostPorts(JsonNode pod) {
        var ports = new HashSet<String>();
        boolean host = Json.at(pod, "spec", "hostNetwork").asBoolean();
        for (JsonNode container : PodNames.all(pod)) {
            for (JsonNode each : container.path("ports")) {
                int port = each.path(host ? "containerPort" : "hostPort").asInt();
                if (port > 0) {
                    ports.add(port + "/" + each.path("protocol").asText("TCP"));
                }
            }
        }
        return ports;
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
        return terms.isEmpty() || terms.valueStream().anyMatch(term -> matches(term, node));
    }

    private static boolean matches(JsonNode term, JsonNode node) {
        for (JsonNode each : term.path("matchExpressions")) {
            if (!LabelMatch.expression(each, Meta.labels(node))) {
                return false;
            }
        }
        JsonNode fields = Json.object().put("metadata.name", Meta.name(node));
        for (JsonNode each : term.path("matchFields")) {
            if (!LabelMatch.expression(each, fields)) {
                return false;
            }
        }
        return true;
    }

    private static boolean tolerates(JsonNode pod, JsonNode taint) {
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

    private static boolean toleratesAll(JsonNode pod, JsonNode node) {
        for (JsonNode taint : Json.at(node, "spec", "taints")) {
            if (!taint.path("effect").asText().equals("PreferNoSchedule")
                    && !tolerates(pod, taint)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a node would take a pod, its room aside. */
    static boolean accepts(JsonNode pod, JsonNode node) {
        return toleratesAll(pod, node) && selects(pod, node);
    }
}
