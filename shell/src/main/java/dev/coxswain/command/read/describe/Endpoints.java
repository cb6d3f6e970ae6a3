package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.model.PathSegment;

import java.util.ArrayList;
import java.util.List;

/** The ready addresses behind a service's port, the first few by name. */
final class Endpoints {
    private static final int SHOWN = 3;

    private final List<String> shown = new ArrayList<>();
    private boolean more;
    private int ready;

    private Endpoints() {}

    /** The endpoint slices of a service. */
    static List<JsonNode> ofService(String namespace, String name, Surroundings around) {
        String path =
                "/apis/discovery.k8s.io/v1/namespaces/"
                        + PathSegment.encode(namespace)
                        + "/endpointslices";
        return around.list(
                Request.get(path).with("labelSelector", "kubernetes.io/service-name=" + name));
    }

    /** The addresses for the port of that name; {@code <none>} where there are no slices. */
    static String text(List<JsonNode> slices, String portName) {
        if (slices.isEmpty()) {
            return Fields.NONE;
        }
        Endpoints endpoints = new Endpoints();
        for (JsonNode slice : slices) {
            if (slice.path("ports").isEmpty()) {
                endpoints.add(slice, "");
            }
            for (JsonNode port : slice.path("ports")) {
                if (Json.text(port, "name").equals(portName)) {
                    endpoints.add(slice, Fields.number(port, "port"));
                }
            }
        }
        String joined = String.join(",", endpoints.shown);
        return endpoints.more ? joined + " + " + (endpoints.ready - SHOWN) + " more..." : joined;
    }

    private void add(JsonNode slice, String port) {
        for (JsonNode endpoint : slice.path("endpoints")) {
            more |= shown.size() == SHOWN;
            if (!Json.at(endpoint, "conditions", "ready").asBoolean(true)) {
                continue;
            }
            if (!more) {
                String address = endpoint.path("addresses").path(0).asText();
                String host = address.contains(":") ? "[" + address + "]" : address;
                shown.add(port.isEmpty() ? address : host + ":" + port);
            }
            ready++;
        }
    }
}
