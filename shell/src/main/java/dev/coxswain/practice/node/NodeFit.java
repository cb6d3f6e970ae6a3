package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;
import dev.coxswain.practice.controller.LabelMatch;
import dev.coxswain.practice.controller.Meta;

import java.math.BigDecimal;
import java.util.List;

/** Whether a pod and a node go together: taints, selectors, affinity, room. */
final class NodeFit {
    private NodeFit() {}

    /**
     * Why a node cannot take a pod beside the pods there, in the scheduler's words; empty where it
     * can.
     */
    static String problem(JsonNode pod, JsonNode node, List<ObjectNode> there) {
        String taint = untolerated(pod, node);
        if (!taint.isEmpty()) {
            return "node(s) had untolerated taint " + taint;
        }
        if (Json.at(node, "spec", "unschedulable").asBoolean()) {
            return "node(s) were unschedulable";
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

    /** The last taint that keeps a pod away, as {@code {key: value}}; empty for none. */
    private static String untolerated(JsonNode pod, JsonNode node) {
        String taint = "";
        for (JsonNode each : Json.at(node, "spec", "taints")) {
            if (!each.path("effect").asText().equals("PreferNoSchedule") && !tolerates(pod, each)) {
                taint =
                        "{"
                                + each.path("key").asText()
                                + ": "
                                + each.path("value").asText("")
                                + "}";
            }
        }
        return taint;
    }
}
