package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The quality-of-service class of a pod: the server's word, else what its amounts come to. */
final class ServiceQuality {
    private static final List<String> COUNTED = List.of("cpu", "memory");

    private ServiceQuality() {}

    static String of(JsonNode pod) {
        String known = Json.text(pod, "status", "qosClass");
        return known.isEmpty() ? computed(pod.path("spec")) : known;
    }

    private static String computed(JsonNode spec) {
        List<JsonNode> resources = new ArrayList<>();
        if (spec.path("resources").isObject()) {
            resources.add(spec.path("resources"));
        } else {
            spec.path("containers").forEach(each -> resources.add(each.path("resources")));
            spec.path("initContainers").forEach(each -> resources.add(each.path("resources")));
        }
        Map<String, Amount> requests = new TreeMap<>();
        Map<String, Amount> limits = new TreeMap<>();
        boolean allLimited = true;
        for (JsonNode each : resources) {
            add(each.path("requests"), requests);
            allLimited &= add(each.path("limits"), limits) == COUNTED.size();
        }
        if (requests.isEmpty() && limits.isEmpty()) {
            return "BestEffort";
        }
        boolean equal =
                requests.entrySet().stream()
                        .allMatch(
                                each ->
                                        limits.containsKey(each.getKey())
                                                && limits.get(each.getKey())
                                                                .value()
                                                                .compareTo(each.getValue().value())
                                                        == 0);
        return allLimited && equal && requests.size() == limits.size() ? "Guaranteed" : "Burstable";
    }

    /** How many of the counted resources the list names. */
    private static int add(JsonNode amounts, Map<String, Amount> sums) {
        int found = 0;
        for (String name : COUNTED) {
            Amount amount = Amount.of(Json.text(amounts, name));
            if (amount.value().signum() > 0) {
                sums.merge(name, amount, Amount::plus);
                found++;
            }
        }
        return found;
    }
}
