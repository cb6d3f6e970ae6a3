package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Paths;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one object takes of what quotas count. */
final class Usage {
    private static final Set<String> COUNTED =
            Set.of(
                    "pods",
                    "services",
                    "replicationcontrollers",
                    "resourcequotas",
                    "secrets",
                    "configmaps",
                    "persistentvolumeclaims");

    private Usage() {}

    /** The amounts by the names quotas have for them. */
    static Map<String, Amount> of(String type, JsonNode object) {
        var usage = new TreeMap<String, Amount>();
        usage.put("count/" + type, Amount.ONE);
        if (type.equals("pods") && over(object)) {
            return usage;
        }
        if (COUNTED.contains(type)) {
            usage.put(type, Amount.ONE);
        }
        JsonNode spec = object.path("spec");
        switch (type) {
            case "pods" -> pod(spec, usage);
            case "services" -> service(spec, usage);
            case "persistentvolumeclaims" -> claim(spec, usage);
            default -> {}
        }
        return usage;
    }

    /** Whether a pod has come to its end and takes nothing any more. */
    static boolean over(JsonNode pod) {
        return List.of("Succeeded", "Failed").contains(Paths.text(pod, "status.phase"));
    }

    private static void service(JsonNode spec, Map<String, Amount> usage) {
        String type = spec.path("type").asText();
        boolean balanced = type.equals("LoadBalancer");
        if (balanced) {
            usage.put("services.loadbalancers", Amount.ONE);
        }
        if (type.equals("NodePort")
                || (balanced && spec.path("allocateLoadBalancerNodePorts").asBoolean(true))) {
            usage.put("services.nodeports", Amount.of(spec.path("ports").size()));
        }
    }

    private static void claim(JsonNode spec, Map<String, Amount> usage) {
        Amount storage = Amount.of(spec.path("resources").path("requests").path("storage"));
        usage.put("requests.storage", storage);
        String name = spec.path("storageClassName").asText("");
        if (!name.isEmpty()) {
            String prefix = name + ".storageclass.storage.k8s.io/";
            usage.put(prefix + "requests.storage", storage);
            usage.put(prefix + "persistentvolumeclaims", Amount.ONE);
        }
    }

    private static void pod(JsonNode spec, Map<String, Amount> usage) {
        sum(spec, "requests")
                .forEach(
                        (resource, amount) -> {
                            usage.put("requests." + resource, amount);
                            if (Set.of("cpu", "memory", "ephemeral-storage").contains(resource)) {
                                usage.put(resource, amount);
                            }
                        });
        sum(spec, "limits").forEach((resource, amount) -> usage.put("limits." + resource, amount));
    }

    /**
     * What all containers of a pod together ask for or may take: the ordinary ones at once, those
     * that prepare one after the other.
     *
     * @param part {@code requests} or {@code limits}
     */
    static Map<String, Amount> sum(JsonNode spec, String part) {
        var sum = new TreeMap<String, Amount>();
        for (JsonNode each : spec.path("containers")) {
            of(each.path("resources").path(part))
                    .forEach((name, amount) -> sum.merge(name, amount, Amount::plus));
        }
        for (JsonNode each : spec.path("initContainers")) {
            boolean stays = each.path("restartPolicy").asText().equals("Always");
            of(each.path("resources").path(part))
                    .forEach(
                            (name, amount) ->
                                    sum.merge(name, amount, stays ? Amount::plus : Amount::most));
        }
        spec.path("overhead")
                .properties()
                .forEach(
                        each ->
                                sum.computeIfPresent(
                                        each.getKey(),
                                        (_, amount) -> amount.plus(Amount.of(each.getValue()))));
        return sum;
    }

    /** The amounts of a map of quantities. */
    static Map<String, Amount> of(JsonNode quantities) {
        var amounts = new TreeMap<String, Amount>();
        quantities
                .properties()
                .forEach(each -> amounts.put(each.getKey(), Amount.of(each.getValue())));
        return amounts;
    }
}
