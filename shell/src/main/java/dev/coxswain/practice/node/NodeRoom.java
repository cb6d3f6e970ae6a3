package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Whether a node has the resources left that a pod asks for. */
final class NodeRoom {
    private NodeRoom() {}

    /**
     * What there is too little of.
     *
     * @param there the pods on the node
     */
    static NodeFit.Verdict judge(JsonNode pod, JsonNode node, List<ObjectNode> there) {
        var lacking = new ArrayList<String>();
        boolean helpless = false;
        if (there.size() >= allocatable(node, "pods").intValue()) {
            lacking.add("Too many pods");
        }
        for (String resource : asked(pod)) {
            BigDecimal wanted = request(pod, resource);
            BigDecimal whole = allocatable(node, resource);
            BigDecimal used = wanted;
            for (JsonNode each : there) {
                used = used.add(request(each, resource));
            }
            if (wanted.signum() > 0 && used.compareTo(whole) > 0) {
                lacking.add("Insufficient " + resource);
                helpless |= wanted.compareTo(whole) > 0;
            }
        }
        return new NodeFit.Verdict(List.copyOf(lacking), helpless);
    }

    private static BigDecimal allocatable(JsonNode node, String resource) {
        String text = Json.text(node, "status", "allocatable", resource);
        return text.isEmpty() && resource.equals("pods") ? BigDecimal.valueOf(110) : amount(text);
    }

    private static TreeSet<String> asked(JsonNode pod) {
        var names = new TreeSet<String>();
        for (JsonNode container : PodNames.all(pod)) {
            for (String kind : List.of("requests", "limits")) {
                container.path("resources").path(kind).fieldNames().forEachRemaining(names::add);
            }
        }
        return names;
    }

    /** The value of a quantity; zero for a text that is none. */
    static BigDecimal amount(String text) {
        return Quantity.parse(text).map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    /** What a pod asks for: all its containers together, or an init container that asks more. */
    private static BigDecimal request(JsonNode pod, String resource) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal first = BigDecimal.ZERO;
        for (JsonNode container : PodNames.initContainers(pod)) {
            BigDecimal own = own(container, resource);
            if (PodNames.sidecar(container)) {
                sum = sum.add(own);
            } else {
                first = first.max(sum.add(own));
            }
        }
        for (JsonNode container : PodNames.containers(pod)) {
            sum = sum.add(own(container, resource));
        }
        return sum.max(first);
    }

    private static BigDecimal own(JsonNode container, String resource) {
        String asked = Json.text(container, "resources", "requests", resource);
        String most = Json.text(container, "resources", "limits", resource);
        return amount(asked.isEmpty() ? most : asked);
    }
}
