package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.PathSegment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands behind an ingress: services with their endpoints, or other objects. */
final class IngressBackends {
    private final String namespace;
    private final Surroundings around;
    private final Map<JsonNode, String> known = new HashMap<>();

    IngressBackends(String namespace, Surroundings around) {
        this.namespace = namespace;
        this.around = around;
    }

    /** The backend in words; each is looked up once. */
    String text(JsonNode backend) {
        return known.computeIfAbsent(backend, this::lookUp);
    }

    private String lookUp(JsonNode backend) {
        if (Fields.has(backend, "service")) {
            return service(backend.path("service"));
        }
        JsonNode resource = backend.path("resource");
        if (!resource.isObject()) {
            return "";
        }
        return "APIGroup: "
                + Fields.or(Fields.NONE, resource, "apiGroup")
                + ", Kind: "
                + Json.text(resource, "kind")
                + ", Name: "
                + Json.text(resource, "name");
    }

    private String service(JsonNode backend) {
        String name = Json.text(backend, "name");
        int number = Json.at(backend, "port", "number").asInt();
        String portName = Json.text(backend, "port", "name");
        String title = name + ":" + (number != 0 ? String.valueOf(number) : portName);
        try {
            List<JsonNode> slices = Endpoints.ofService(namespace, name, around);
            JsonNode service =
                    around.get(
                            "/api/v1/namespaces/"
                                    + PathSegment.encode(namespace)
                                    + "/services/"
                                    + PathSegment.encode(name));
            String port = port(service, number, portName);
            return title + " (" + Endpoints.text(slices, port) + ")";
        } catch (FailureException e) {
            return title + " (<error: " + Surroundings.words(e) + ">)";
        }
    }

    private static String port(JsonNode service, int number, String name) {
        String found = "";
        for (JsonNode port : Json.at(service, "spec", "ports")) {
            boolean byNumber = number != 0 && number == port.path("port").asInt();
            boolean byName = !name.isEmpty() && name.equals(Json.text(port, "name"));
            if (byNumber || byName) {
                found = Json.text(port, "name");
            }
        }
        return found;
    }
}
