package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes which pods stand behind a Service, and the addresses the world reaches it at. */
final class EndpointsController {
    private static final String SERVICES = "services";

    private final Feed feed;
    private final EndpointSlices slices;
    private final Feed.Queue queue;

    EndpointsController(Feed feed) {
        this.feed = feed;
        this.slices = new EndpointSlices(feed);
        this.queue = feed.queue(this::reconcile);
        feed.on(SERVICES, change -> queue.add(change.key()));
        feed.on(
                "endpoints",
                change ->
                        queue.add(
                                new Key(SERVICES, change.key().namespace(), change.key().name())));
        feed.on("pods", this::podChanged);
        queue.addAll(SERVICES);
    }

    private void podChanged(Change change) {
        String namespace = change.key().namespace();
        for (ObjectNode service : feed.objects().list(SERVICES, namespace)) {
            if (selects(service, change.before()) || selects(service, change.after())) {
                queue.add(Key.of(SERVICES, service));
            }
        }
    }

    private static boolean selects(JsonNode service, @Nullable JsonNode pod) {
        JsonNode selector = Json.at(service, "spec", "selector");
        return pod != null && !selector.isEmpty() && LabelMatch.map(selector, Meta.labels(pod));
    }

    private void reconcile(Key key) {
        ObjectNode service = feed.objects().get(key).orElse(null);
        var endpoints = new Key("endpoints", key.namespace(), key.name());
        if (service == null) {
            forget(key, endpoints);
            return;
        }
        loadBalancer(key, service);
        if (Json.at(service, "spec", "selector").isEmpty()
                || Json.text(service, "spec", "type").equals("ExternalName")) {
            feed.objects()
                    .get(endpoints)
                    .ifPresent(given -> slices.write(service, given.path("subsets")));
            return;
        }
        ArrayNode subsets = subsets(service);
        write(service, endpoints, subsets);
        slices.write(service, subsets);
    }

    private void forget(Key service, Key endpoints) {
        feed.objects().delete(endpoints, Deletion.DEFAULT);
        slices.forget(service);
    }

    private void write(ObjectNode service, Key endpoints, ArrayNode subsets) {
        ObjectNode wanted = Json.object();
        wanted.putObject("metadata")
                .put("name", endpoints.name())
                .put("namespace", endpoints.namespace())
                .set(
                        "labels",
                        EndpointSlices.labels(service)
                                .put("endpoints.kubernetes.io/managed-by", "endpoint-controller"));
        if (!subsets.isEmpty()) {
            wanted.set("subsets", subsets);
        }
        if (feed.objects().get(endpoints).isEmpty()) {
            feed.objects().create("endpoints", wanted);
        } else {
            feed.objects()
                    .modify(
                            endpoints,
                            Objects.MAIN,
                            each -> {
                                if (subsets.isEmpty()) {
                                    each.remove("subsets");
                                } else {
                                    each.set("subsets", subsets);
                                }
                            });
        }
    }

    private void loadBalancer(Key key, ObjectNode service) {
        boolean balanced = Json.text(service, "spec", "type").equals("LoadBalancer");
        boolean has = !Json.at(service, "status", "loadBalancer", "ingress").isEmpty();
        if (balanced != has) {
            feed.objects()
                    .modify(
                            key,
                            Objects.STATUS,
                            each -> {
                                ObjectNode balancer =
                                        each.withObjectProperty("status").putObject("loadBalancer");
                                if (balanced) {
                                    balancer.putArray("ingress")
                                            .addObject()
                                            .put("hostname", "localhost");
                                }
                            });
        }
    }

    private ArrayNode subsets(ObjectNode service) {
        boolean early = Json.at(service, "spec", "publishNotReadyAddresses").asBoolean();
        Map<ArrayNode, List<JsonNode>> ready = new LinkedHashMap<>();
        Map<ArrayNode, List<JsonNode>> waiting = new LinkedHashMap<>();
        for (ObjectNode pod : feed.objects().list("pods", Meta.namespace(service))) {
            String ip = Json.text(pod, "status", "podIP");
            if (!selects(service, pod) || ip.isEmpty() || Pods.finished(pod)) {
                continue;
            }
            ArrayNode ports = ports(service, pod);
            boolean counts = Meta.isTrue(pod, "Ready") && !Meta.deleting(pod) || early;
            if (!counts && Meta.deleting(pod)) {
                continue;
            }
            (counts ? ready : waiting)
                    .computeIfAbsent(ports, _ -> new ArrayList<>())
                    .add(address(service, pod, ip));
        }
        ArrayNode subsets = Json.array();
        var all = new LinkedHashMap<ArrayNode, ObjectNode>();
        ready.forEach((ports, list) -> fill(all, subsets, ports, "addresses", list));
        waiting.forEach((ports, list) -> fill(all, subsets, ports, "notReadyAddresses", list));
        all.forEach(
                (ports, subset) -> {
                    if (!ports.isEmpty()) {
                        subset.set("ports", ports);
                    }
                });
        return subsets;
    }

    private static void fill(
            Map<ArrayNode, ObjectNode> all,
            ArrayNode subsets,
            ArrayNode ports,
            String field,
            List<JsonNode> list) {
        ObjectNode subset = all.computeIfAbsent(ports, _ -> subsets.addObject());
        list.sort(java.util.Comparator.comparing(each -> each.path("ip").asText()));
        list.forEach(subset.withArrayProperty(field)::add);
    }

    private static ObjectNode address(ObjectNode service, ObjectNode pod, String ip) {
        ObjectNode address = Json.object();
        if (Json.text(pod, "spec", "subdomain").equals(Meta.name(service))
                && !Json.text(pod, "spec", "hostname").isEmpty()) {
            address.put("hostname", Json.text(pod, "spec", "hostname"));
        }
        address.put("ip", ip).put("nodeName", Json.text(pod, "spec", "nodeName"));
        address.putObject("targetRef")
                .put("kind", "Pod")
                .put("name", Meta.name(pod))
                .put("namespace", Meta.namespace(pod))
                .put("uid", Meta.uid(pod));
        return address;
    }

    private static ArrayNode ports(ObjectNode service, ObjectNode pod) {
        ArrayNode ports = Json.array();
        for (JsonNode each : Json.at(service, "spec", "ports")) {
            JsonNode target = each.has("targetPort") ? each.path("targetPort") : each.path("port");
            int number = target.isInt() ? target.asInt() : named(pod, target.asText());
            if (number > 0) {
                ObjectNode port = ports.addObject();
                if (each.has("name")) {
                    port.put("name", each.path("name").asText());
                }
                port.put("port", number).put("protocol", each.path("protocol").asText("TCP"));
            }
        }
        return ports;
    }

    private static int named(ObjectNode pod, String name) {
        if (name.matches("\\d+")) {
            return Integer.parseInt(name);
        }
        for (JsonNode container : Json.at(pod, "spec", "containers")) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("name").asText().equals(name)) {
                    return port.path("containerPort").asInt();
                }
            }
        }
        return 0;
    }
}
