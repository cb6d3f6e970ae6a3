package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

/** The EndpointSlices of services, one each, after what their Endpoints say. */
record EndpointSlices(Feed feed) {
    private static final String SLICES = "endpointslices.discovery.k8s.io";

    /** The service's labels, and one that says that it has no address of its own. */
    static ObjectNode labels(ObjectNode service) {
        ObjectNode labels = Json.object();
        Meta.labels(service)
                .properties()
                .forEach(each -> labels.set(each.getKey(), each.getValue()));
        if (Json.text(service, "spec", "clusterIP").equals("None")) {
            labels.put("service.kubernetes.io/headless", "");
        }
        return labels;
    }

    /** Deletes those of a service that is gone. */
    void forget(Key service) {
        for (ObjectNode slice : feed.objects().list(SLICES, service.namespace())) {
            if (Json.text(slice, "metadata", "labels", "kubernetes.io/service-name")
                    .equals(service.name())) {
                feed.objects().delete(Key.of(SLICES, slice), Deletion.DEFAULT);
            }
        }
    }

    /** Writes the slice of a service. */
    void write(ObjectNode service, JsonNode subsets) {
        ObjectNode found = null;
        for (ObjectNode each : feed.objects().list(SLICES, Meta.namespace(service))) {
            if (Json.text(each, "metadata", "labels", "kubernetes.io/service-name")
                    .equals(Meta.name(service))) {
                found = each;
            }
        }
        ObjectNode content = content(subsets);
        if (found != null) {
            feed.objects()
                    .modify(
                            Key.of(SLICES, found),
                            Objects.MAIN,
                            content.properties().isEmpty()
                                    ? _ -> {}
                                    : each -> each.setAll(content));
            return;
        }
        content.set("metadata", metadata(service));
        feed.objects().create(SLICES, content);
    }

    private ObjectNode metadata(ObjectNode service) {
        ObjectNode metadata = Json.object();
        metadata.put("generateName", Meta.name(service) + "-")
                .put("namespace", Meta.namespace(service));
        boolean mirrored = Json.at(service, "spec", "selector").isEmpty();
        String manager =
                mirrored
                        ? "endpointslicemirroring-controller.k8s.io"
                        : "endpointslice-controller.k8s.io";
        metadata.set(
                "labels",
                (mirrored ? Json.object() : labels(service))
                        .put("endpointslice.kubernetes.io/managed-by", manager)
                        .put("kubernetes.io/service-name", Meta.name(service)));
        var endpoints = new Key("endpoints", Meta.namespace(service), Meta.name(service));
        ObjectNode owner =
                mirrored
                        ? feed.objects()
                                .get(endpoints)
                                .map(each -> Meta.reference(each, "v1", "Endpoints"))
                                .orElseGet(() -> Meta.reference(service, "v1", "Service"))
                        : Meta.reference(service, "v1", "Service");
        metadata.putArray("ownerReferences").add(owner);
        return metadata;
    }

    private static ObjectNode content(JsonNode subsets) {
        ObjectNode content = Json.object();
        content.put("addressType", "IPv4");
        ArrayNode endpoints = content.putArray("endpoints");
        for (JsonNode subset : subsets) {
            subset.path("addresses").forEach(a -> endpoints.add(endpoint(a, true)));
            subset.path("notReadyAddresses").forEach(a -> endpoints.add(endpoint(a, false)));
        }
        ArrayNode ports = content.putArray("ports");
        for (JsonNode port : subsets.path(0).path("ports")) {
            ports.addObject()
                    .put("name", port.path("name").asText(""))
                    .put("port", port.path("port").asInt())
                    .put("protocol", port.path("protocol").asText("TCP"));
        }
        return content;
    }

    private static ObjectNode endpoint(JsonNode address, boolean ready) {
        ObjectNode endpoint = Json.object();
        endpoint.putArray("addresses").add(address.path("ip").asText());
        endpoint.putObject("conditions")
                .put("ready", ready)
                .put("serving", ready)
                .put("terminating", false);
        if (address.has("nodeName")) {
            endpoint.set("nodeName", address.get("nodeName"));
        }
        if (address.has("targetRef")) {
            endpoint.set("targetRef", address.get("targetRef"));
        }
        return endpoint;
    }
}
