package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one metric of a HorizontalPodAutoscaler says.
 *
 * @param replicas how many there should be
 * @param current its entry in {@code status.currentMetrics}
 * @param name what it is called in conditions and events
 */
record MetricReading(int replicas, ObjectNode current, String name) {
    /** Within this share of the target nothing is changed. */
    private static final double TOLERANCE = 0.1;

    /** A metric cannot be read; the reason is the condition's, the message says why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        final String reason;

        Unreadable(String reason, String message) {
            super(message, null, false, false);
            this.reason = reason;
        }

        String message() {
            String message = getMessage();
            return message == null ? "" : message;
        }
    }

    /**
     * Reads one metric.
     *
     * @param pods the target's ready pods
     * @param usage the pods' {@code PodMetrics}
     * @throws Unreadable why it says nothing
     */
    static MetricReading of(
            JsonNode metric, List<ObjectNode> pods, List<ObjectNode> usage, int replicas)
            throws Unreadable {
        if (!metric.path("type").asText().equals("Resource")) {
            throw new Unreadable(
                    "FailedGet" + metric.path("type").asText() + "Metric",
                    "no custom or external metrics are served here");
        }
        String resource = Json.text(metric, "resource", "name");
        JsonNode target = Json.at(metric, "resource", "target");
        BigDecimal used = used(pods, usage, resource);
        boolean share = target.path("type").asText().equals("Utilization");
        BigDecimal average = used.divide(BigDecimal.valueOf(pods.size()), 3, RoundingMode.HALF_UP);
        ObjectNode current = Json.object().put("type", "Resource");
        ObjectNode values =
                current.putObject("resource").put("name", resource).putObject("current");
        values.put("averageValue", text(resource, average));
        double ratio;
        if (share) {
            BigDecimal asked = asked(pods, resource);
            int percent = used.movePointRight(2).divide(asked, 0, RoundingMode.DOWN).intValue();
            values.put("averageUtilization", percent);
            ratio = (double) percent / target.path("averageUtilization").asInt(80);
        } else {
            BigDecimal wanted = amount(target.path("averageValue").asText("1"));
            ratio = average.doubleValue() / wanted.doubleValue();
        }
        int proposed =
                Math.abs(ratio - 1) <= TOLERANCE ? replicas : (int) Math.ceil(ratio * pods.size());
        String name =
                resource + " resource" + (share ? " utilization (percentage of request)" : "");
        return new MetricReading(proposed, current, name);
    }

    private static BigDecimal used(List<ObjectNode> pods, List<ObjectNode> usage, String resource)
            throws Unreadable {
        Map<String, BigDecimal> byPod = new HashMap<>();
        for (ObjectNode each : usage) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode container : each.path("containers")) {
                sum = sum.add(amount(Json.text(container, "usage", resource)));
            }
            byPod.put(Meta.name(each), sum);
        }
        BigDecimal used = BigDecimal.ZERO;
        boolean any = false;
        for (ObjectNode pod : pods) {
            BigDecimal one = byPod.get(Meta.name(pod));
            any |= one != null;
            used = one == null ? used : used.add(one);
        }
        if (!any) {
            throw new Unreadable(
                    "FailedGetResourceMetric",
                    "failed to get %s utilization: unable to get metrics for resource %s: no metrics returned from resource metrics API"
                            .formatted(resource, resource));
        }
        return used;
    }

    private static BigDecimal asked(List<ObjectNode> pods, String resource) throws Unreadable {
        BigDecimal asked = BigDecimal.ZERO;
        for (ObjectNode pod : pods) {
            for (JsonNode container : Json.at(pod, "spec", "containers")) {
                String request = Json.text(container, "resources", "requests", resource);
                if (request.isEmpty()) {
                    throw new Unreadable(
                            "FailedGetResourceMetric",
                            "failed to get %s utilization: missing request for %s in container %s of Pod %s"
                                    .formatted(
                                            resource,
                                            resource,
                                            container.path("name").asText(),
                                            Meta.name(pod)));
                }
                asked = asked.add(amount(request));
            }
        }
        return asked;
    }

    private static BigDecimal amount(String text) {
        return Quantity.parse(text).map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    private static String text(String resource, BigDecimal amount) {
        return resource.equals("cpu")
                ? amount.movePointRight(3).setScale(0, RoundingMode.HALF_UP) + "m"
                : amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }
}
