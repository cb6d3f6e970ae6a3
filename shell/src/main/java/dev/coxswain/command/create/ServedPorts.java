package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.write.Tree;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.List;

/** The ports that an object's pods, or a service, say they serve. */
final class ServedPorts {
    private ServedPorts() {}

    /** Each with {@code port}, as text, and {@code protocol}. */
    static List<ObjectNode> of(ObjectNode object) {
        JsonNode spec = object.path("spec");
        List<ObjectNode> ports = new ArrayList<>();
        if (spec.has("ports")) {
            spec.path("ports").forEach(each -> ports.add(port(each, "port")));
            return ports;
        }
        JsonNode pod = spec.has("template") ? spec.path("template").path("spec") : spec;
        for (JsonNode container : pod.path("containers")) {
            container.path("ports").forEach(each -> ports.add(port(each, "containerPort")));
        }
        return ports;
    }

    private static ObjectNode port(JsonNode port, String field) {
        return Tree.object(
                "port", port.path(field).asText(), "protocol", port.path("protocol").asText("TCP"));
    }

    /** The number of a port. */
    static long number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new FailureException(
                    FailureException.plain(
                                    "couldn't parse port: strconv.Atoi: parsing \""
                                            + text
                                            + "\": invalid syntax")
                            .failure(),
                    e);
        }
    }

    /** A port by number or by name, as JSON holds it. */
    static Object target(String text) {
        return text.matches("\\d{1,9}") ? (Object) Long.valueOf(text) : text;
    }
}
