package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a pod asks of its node: its containers at once, or the greediest moment of its start,
 * whichever is more (the sidecar rules of KEP 753).
 */
final class PodAmounts {
    private static final Set<String> OF_PODS = Set.of("cpu", "memory");

    private final JsonNode pod;
    private final String list;
    private final Map<String, JsonNode> statuses = new HashMap<>();

    private PodAmounts(JsonNode pod, String list, boolean actual) {
        this.pod = pod;
        this.list = list;
        if (actual) {
            for (String key : List.of("containerStatuses", "initContainerStatuses")) {
                Json.at(pod, "status", key)
                        .forEach(each -> statuses.put(Json.text(each, "name"), each));
            }
        }
    }

    /**
     * The pod's requests.
     *
     * @param actual whether what containers really have counts too, while a resize is under way
     */
    static Map<String, Amount> requests(JsonNode pod, boolean actual) {
        PodAmounts amounts = new PodAmounts(pod, "requests", actual);
        Map<String, Amount> sum = amounts.sum();
        add(sum, read(Json.at(pod, "spec", "overhead")));
        return sum;
    }

    /** The pod's limits; its overhead counts only on top of a limit. */
    static Map<String, Amount> limits(JsonNode pod, boolean actual) {
        PodAmounts amounts = new PodAmounts(pod, "limits", actual);
        Map<String, Amount> sum = amounts.sum();
        read(Json.at(pod, "spec", "overhead"))
                .forEach(
                        (name, amount) ->
                                sum.computeIfPresent(
                                        name,
                                        (_, limit) ->
                                                limit.value().signum() == 0
                                                        ? limit
                                                        : limit.plus(amount)));
        return sum;
    }

    private Map<String, Amount> sum() {
        Map<String, Amount> sum = new TreeMap<>();
        for (JsonNode container : Json.at(pod, "spec", "containers")) {
            add(sum, of(container, true));
        }
        Map<String, Amount> sidecars = new TreeMap<>();
        Map<String, Amount> start = new TreeMap<>();
        for (JsonNode container : Json.at(pod, "spec", "initContainers")) {
            boolean stays = Json.text(container, "restartPolicy").equals("Always");
            Map<String, Amount> own = of(container, stays);
            if (stays) {
                add(sum, own);
                add(sidecars, own);
                raise(start, sidecars);
            } else {
                add(own, sidecars);
                raise(start, own);
            }
        }
        raise(sum, start);
        read(Json.at(pod, "spec", "resources", list))
                .forEach(
                        (name, amount) -> {
                            if (OF_PODS.contains(name) || name.startsWith("hugepages-")) {
                                sum.put(name, amount);
                            }
                        });
        return sum;
    }

    private Map<String, Amount> of(JsonNode container, boolean actual) {
        Map<String, Amount> wanted = read(Json.at(container, "resources", list));
        JsonNode status = statuses.get(Json.text(container, "name"));
        if (!actual || status == null || !Fields.has(status, "resources")) {
            return wanted;
        }
        Map<String, Amount> effective = infeasible() ? new TreeMap<>() : wanted;
        raise(effective, read(Json.at(status, "resources", list)));
        if (list.equals("requests")) {
            raise(effective, read(status.path("allocatedResources")));
        }
        return effective;
    }

    /** Whether the node has said that it will never have room for the resize that is wanted. */
    private boolean infeasible() {
        for (JsonNode condition : Json.at(pod, "status", "conditions")) {
            if (Json.text(condition, "type").equals("PodResizePending")) {
                return Json.text(condition, "reason").equals("Infeasible");
            }
        }
        return false;
    }

    /** A list of amounts as a map of one's own. */
    static Map<String, Amount> read(JsonNode amounts) {
        Map<String, Amount> read = new TreeMap<>();
        amounts.properties()
                .forEach(each -> read.put(each.getKey(), Amount.of(each.getValue().asText())));
        return read;
    }

    static void add(Map<String, Amount> sum, Map<String, Amount> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Amount::plus));
    }

    private static void raise(Map<String, Amount> most, Map<String, Amount> other) {
        other.forEach((name, amount) -> most.merge(name, amount, Amount::max));
    }
}
