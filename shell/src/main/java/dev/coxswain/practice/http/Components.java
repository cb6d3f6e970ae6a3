package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.StatusException;

import java.util.List;
import java.util.stream.Stream;

/** The parts of the control plane as {@code componentstatuses}: all here, so all well. */
final class Components {
    static final String TYPE = "componentstatuses";

    private Components() {}

    static List<ObjectNode> all() {
        return Stream.of("scheduler", "controller-manager", "etcd-0").map(Components::of).toList();
    }

    private static ObjectNode of(String name) {
        ObjectNode component = Json.object().put("kind", "ComponentStatus").put("apiVersion", "v1");
        component.putObject("metadata").put("name", name);
        component
                .putArray("conditions")
                .addObject()
                .put("type", "Healthy")
                .put("status", "True")
                .put("message", "ok");
        return component;
    }

    static StatusException missing(String name) {
        return new StatusException(
                404,
                "NotFound",
                "componentstatus \"" + name + "\" not found",
                new StatusException.Details("", "componentstatus", name, List.of(), 0));
    }
}
