package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.LabelMatch;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.NodeFit.Verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pod wants of the pods near it, and they of it: affinity, anti-affinity, an even spread.
 *
 * @param pods all that are on nodes and have not ended
 */
record Neighbourhood(List<ObjectNode> nodes, List<ObjectNode> pods) {
    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";

    /** Whether a pod may be put on a node beside those that are there. */
    Verdict judge(ObjectNode pod, JsonNode node) {
        Verdict spread = spread(pod, node);
        if (!spread.fits()) {
            return spread;
        }
        for (JsonNode term : terms(pod, "podAffinity")) {
            boolean first = matches(term, pod, pod) && !anywhere(term, pod);
            if (!first && !near(term, pod, node)) {
                return Verdict.never("node(s) didn't match pod affinity rules");
            }
        }
        for (JsonNode term : terms(pod, "podAntiAffinity")) {
            if (near(term, pod, node)) {
                return Verdict.crowded("node(s) didn't match pod anti-affinity rules");
            }
        }
        for (ObjectNode other : pods) {
            for (JsonNode term : terms(other, "podAntiAffinity")) {
                String key = term.path("topologyKey").asText();
                String there = domain(nodeOf(other), key);
                if (matches(term, other, pod)
                        && !there.isEmpty()
                        && there.equals(domain(node, key))) {
                    return Verdict.crowded(
                            "node(s) didn't satisfy existing pods anti-affinity rules");
                }
            }
        }
        return Verdict.FITS;
    }

    private static JsonNode terms(JsonNode pod, String kind) {
        return Json.at(pod, "spec", "affinity", kind, REQUIRED);
    }

    /** Whether a term of one pod speaks of another. */
    private static boolean matches(JsonNode term, JsonNode owner, JsonNode other) {
        JsonNode named = term.path("namespaces");
        boolean all = term.has("namespaceSelector");
        boolean place =
                all
                        || (named.isEmpty()
                                ? Meta.namespace(owner).equals(Meta.namespace(other))
                                : named.valueStream()
                                        .anyMatch(
                                                each ->
                                                        each.asText()
                                                                .equals(Meta.namespace(other))));
        return place && LabelMatch.selector(term.path("labelSelector"), Meta.labels(other));
    }

    private boolean anywhere(JsonNode term, JsonNode pod) {
        return pods.stream().anyMatch(other -> matches(term, pod, other));
    }

    private boolean near(JsonNode term, JsonNode pod, JsonNode node) {
        String key = term.path("topologyKey").asText();
        String here = domain(node, key);
        return !here.isEmpty()
                && pods.stream()
                        .filter(other -> matches(term, pod, other))
                        .anyMatch(other -> here.equals(domain(nodeOf(other), key)));
    }

    private JsonNode nodeOf(JsonNode pod) {
        String name = Json.text(pod, "spec", "nodeName");
        for (ObjectNode each : nodes) {
            if (Meta.name(each).equals(name)) {
                return each;
            }
        }
        return Json.object();
    }

    private static String domain(JsonNode node, String key) {
        return Meta.labels(node).path(key).asText("");
    }

    private Verdict spread(ObjectNode pod, JsonNode node) {
        for (JsonNode each : Json.at(pod, "spec", "topologySpreadConstraints")) {
            if (!each.path("whenUnsatisfiable").asText("DoNotSchedule").equals("DoNotSchedule")) {
                continue;
            }
            String here = domain(node, each.path("topologyKey").asText());
            if (here.isEmpty()) {
                return Verdict.never(
                        "node(s) didn't match pod topology spread constraints (missing required"
                                + " label)");
            }
            Map<String, Integer> counts = counts(pod, each);
            int fewest = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
            boolean itself = LabelMatch.selector(each.path("labelSelector"), Meta.labels(pod));
            int then = counts.getOrDefault(here, 0) + (itself ? 1 : 0);
            if (then - fewest > each.path("maxSkew").asInt(1)) {
                return Verdict.crowded("node(s) didn't match pod topology spread constraints");
            }
        }
        return Verdict.FITS;
    }

    /** How many pods that a constraint counts are in each domain the pod could go to. */
    private Map<String, Integer> counts(JsonNode pod, JsonNode constraint) {
        String key = constraint.path("topologyKey").asText();
        boolean anyNode = constraint.path("nodeAffinityPolicy").asText().equals("Ignore");
        var counts = new HashMap<String, Integer>();
        for (ObjectNode node : nodes) {
            String domain = domain(node, key);
            if (!domain.isEmpty() && (anyNode || NodeFit.selects(pod, node))) {
                counts.putIfAbsent(domain, 0);
            }
        }
        for (ObjectNode other : pods) {
            if (Meta.namespace(other).equals(Meta.namespace(pod))
                    && LabelMatch.selector(constraint.path("labelSelector"), Meta.labels(other))) {
                counts.computeIfPresent(domain(nodeOf(other), key), (_, count) -> count + 1);
            }
        }
        return counts;
    }
}
