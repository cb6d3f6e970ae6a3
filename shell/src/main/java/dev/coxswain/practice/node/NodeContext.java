package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.World;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.node.image.ImageCatalog;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Shelf;
import dev.coxswain.practice.store.Timeline;

import java.util.Set;

/**
 * What the parts of a node share.
 *
 * @param present the images already on the node, by name
 * @param failures what was made to fail
 */
record NodeContext(
        World world,
        Events events,
        ImageCatalog images,
        ClusterNetwork network,
        PodFiles files,
        Set<String> present,
        Failures failures) {

    static final String NAME = "practice";
    static final String ADDRESS = "172.18.0.2";

    /** The address of a node; empty before it has one. */
    static String addressOf(JsonNode node) {
        for (JsonNode each : Json.at(node, "status", "addresses")) {
            if (each.path("type").asText().equals("InternalIP")) {
                return each.path("address").asText();
            }
        }
        return "";
    }

    /** The address of the node of that name; the first node's where it has none yet. */
    String hostAddress(String name) {
        String address =
                objects().get(new Key("nodes", "", name)).map(NodeContext::addressOf).orElse("");
        return address.isEmpty() ? ADDRESS : address;
    }

    Objects objects() {
        return world.objects();
    }

    Timeline timeline() {
        return world.timeline();
    }

    Shelf logs() {
        return world.shelves().apply("logs");
    }

    Events.Source source(String node) {
        return new Events.Source("kubelet", node, "v1", "Pod");
    }
}
