package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pods of a node and how much of the node they ask for. */
final class NodeLoad {
    private final Sheet sheet;
    private final Times times;
    private final Map<String, Amount> allocatable;

    NodeLoad(JsonNode node, Sheet sheet, Times times) {
        this.sheet = sheet;
        this.times = times;
        String key = Fields.filled(node, "status", "allocatable") ? "allocatable" : "capacity";
        this.allocatable = PodAmounts.read(Json.at(node, "status", key));
    }

    void write(List<JsonNode> pods) {
        sheet.field("Non-terminated Pods", "(" + pods.size() + " in total)");
        sheet.line(
                1,
                "Namespace",
                "Name",
                "",
                "CPU Requests",
                "CPU Limits",
                "Memory Requests",
                "Memory Limits",
                "Age");
        sheet.line(
                1,
                "---------",
                "----",
                "",
                "------------",
                "----------",
                "---------------",
                "-------------",
                "---");
        pods.forEach(this::pod);
        total(pods);
    }

    private void pod(JsonNode pod) {
        Map<String, Amount> requests = PodAmounts.requests(pod, true);
        Map<String, Amount> limits = PodAmounts.limits(pod, true);
        sheet.line(
                1,
                Json.text(pod, "metadata", "namespace"),
                Json.text(pod, "metadata", "name"),
                "",
                share("cpu", requests, Long.MIN_VALUE),
                share("cpu", limits, Long.MIN_VALUE),
                share("memory", requests, Long.MIN_VALUE),
                share("memory", limits, Long.MIN_VALUE),
                times.since(pod, "metadata", "creationTimestamp"));
    }

    private void total(List<JsonNode> pods) {
        Map<String, Amount> requests = new TreeMap<>();
        Map<String, Amount> limits = new TreeMap<>();
        for (JsonNode pod : pods) {
            PodAmounts.add(requests, PodAmounts.requests(pod, false));
            PodAmounts.add(limits, PodAmounts.limits(pod, false));
        }
        sheet.part("Allocated resources:\n");
        sheet.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
        sheet.line(1, "Resource", "Requests", "Limits");
        sheet.line(1, "--------", "--------", "------");
        List<String> shared = new ArrayList<>(List.of("cpu", "memory", "ephemeral-storage"));
        List<String> counted = new ArrayList<>();
        for (String name : allocatable.keySet()) {
            if (name.startsWith("hugepages-")) {
                shared.add(name);
            } else if (!shared.contains(name) && !name.equals("pods")) {
                counted.add(name);
            }
        }
        for (String name : shared) {
            sheet.line(1, name, share(name, requests, 0), share(name, limits, 0));
        }
        for (String name : counted) {
            sheet.line(1, name, amount(name, requests), amount(name, limits));
        }
    }

    private static String amount(String name, Map<String, Amount> amounts) {
        return amounts.getOrDefault(name, Amount.ZERO).toString();
    }

    /**
     * An amount and its part of the node.
     *
     * @param ofNothing the percentage where the node has none of it
     */
    private String share(String name, Map<String, Amount> amounts, long ofNothing) {
        Amount amount = amounts.getOrDefault(name, Amount.ZERO);
        long part = count(name, amount);
        long whole = count(name, allocatable.getOrDefault(name, Amount.ZERO));
        long percent = whole == 0 ? ofNothing : (long) ((double) part / whole * 100);
        return amount + " (" + percent + "%)";
    }

    private static long count(String name, Amount amount) {
        return name.equals("cpu") ? amount.milli() : amount.units();
    }
}
