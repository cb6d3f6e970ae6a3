package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The label selector by which an object finds its pods (kubectl's SelectorsForObject). */
final class PodSelector {
    private static final Set<String> WITH_LABEL_SELECTOR =
            Set.of("Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job");

    private PodSelector() {}

    /**
     * The selector as text.
     *
     * @param refusal how kubectl begins, as {@code cannot get the logs from}
     */
    static String of(PodFinder.Found found, String refusal) {
        JsonNode selector = Json.at(found.json(), "spec", "selector");
        String kind = found.type().kind();
        if (WITH_LABEL_SELECTOR.contains(kind)) {
            List<String> terms = equalities(selector.path("matchLabels"));
            selector.path("matchExpressions").forEach(each -> terms.add(expression(each)));
            return String.join(",", terms);
        }
        if (kind.equals("Service") || kind.equals("ReplicationController")) {
            if (selector.isEmpty()) {
                throw FailureException.plain(
                        refusal
                                + " "
                                + goType(found)
                                + ": invalid service '"
                                + found.name()
                                + "': Service is defined without a selector");
            }
            return String.join(",", equalities(selector));
        }
        throw FailureException.plain(
                refusal
                        + " "
                        + goType(found)
                        + ": selector for "
                        + goType(found)
                        + " not implemented");
    }

    private static String goType(PodFinder.Found found) {
        return "*" + found.type().version() + "." + found.type().kind();
    }

    private static List<String> equalities(JsonNode map) {
        TreeMap<String, String> sorted = new TreeMap<>();
        map.properties().forEach(each -> sorted.put(each.getKey(), each.getValue().asText()));
        List<String> terms = new ArrayList<>();
        sorted.forEach((key, value) -> terms.add(key + "=" + value));
        return terms;
    }

    private static String expression(JsonNode each) {
        String key = Json.text(each, "key");
        List<String> values = new ArrayList<>();
        each.path("values").forEach(value -> values.add(value.asText()));
        String list = " (" + String.join(",", values) + ")";
        return switch (Json.text(each, "operator")) {
            case "In" -> key + " in" + list;
            case "NotIn" -> key + " notin" + list;
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }
}
