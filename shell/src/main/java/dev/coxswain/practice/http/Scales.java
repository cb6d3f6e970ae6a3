package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Decoder;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Patches;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.Key;

import java.util.ArrayList;
import java.util.List;

/** The scale subresource: how many replicas are wanted and there. */
record Scales(ApiServer api, Bodies bodies) {
    void answer(Exchange exchange, Kind kind, Target target) {
        Key key = new Key(kind.name(), target.namespace(), target.name());
        String path = scalePath(kind, "specReplicasPath", "spec.replicas");
        if (exchange.method().equals("GET")) {
            exchange.send(200, scaleOf(kind, api.read(kind, key)));
            return;
        }
        ObjectNode wanted;
        if (exchange.method().equals("PATCH")) {
            JsonNode patch = Decoder.patch(Bodies.bytes(exchange), exchange.contentType());
            ObjectNode now = scaleOf(kind, api.read(kind, key));
            wanted =
                    (ObjectNode)
                            (patch.isArray()
                                    ? Patches.json(now, patch)
                                    : Patches.merge(now, patch));
        } else {
            wanted = bodies.object(exchange, "Scale");
        }
        if (wanted.path("spec").path("replicas").asInt(0) < 0) {
            throw negative(target.name(), wanted.path("spec").path("replicas"));
        }
        JsonNode replicas = wanted.path("spec").path("replicas");
        String version = wanted.path("metadata").path("resourceVersion").asText("");
        ObjectNode result =
                api.change(
                        kind,
                        key,
                        "",
                        Writes.wish(exchange),
                        object -> {
                            if (!version.isEmpty()) {
                                object.withObjectProperty("metadata")
                                        .put("resourceVersion", version);
                            }
                            set(object, path, Json.NODES.numberNode(replicas.asInt(0)));
                            return object;
                        });
        exchange.send(200, scaleOf(kind, result));
    }

    private static String scalePath(Kind kind, String field, String otherwise) {
        String path = kind.scale().path(field).asText("");
        return path.isEmpty() ? otherwise : path.substring(1);
    }

    private static JsonNode at(JsonNode object, String path) {
        return Json.at(object, path.split("\\."));
    }

    private static void set(ObjectNode object, String path, JsonNode value) {
        String[] parts = path.split("\\.");
        ObjectNode at = object;
        for (int i = 0; i < parts.length - 1; i++) {
            at = at.withObjectProperty(parts[i]);
        }
        at.set(parts[parts.length - 1], value);
    }

    private static ObjectNode scaleOf(Kind kind, ObjectNode object) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode metadata = scale.putObject("metadata");
        for (String each :
                List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            metadata.set(each, object.path("metadata").path(each));
        }
        int wanted = at(object, scalePath(kind, "specReplicasPath", "spec.replicas")).asInt();
        int there = at(object, scalePath(kind, "statusReplicasPath", "status.replicas")).asInt();
        ObjectNode spec = scale.putObject("spec");
        if (wanted != 0) {
            spec.put("replicas", wanted);
        }
        ObjectNode status = scale.putObject("status").put("replicas", there);
        String selector = selector(kind, object);
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        return scale;
    }

    /** Which pods are counted, as text; empty where the kind does not say. */
    private static String selector(Kind kind, ObjectNode object) {
        if (kind.custom()) {
            String path = kind.scale().path("labelSelectorPath").asText("");
            return path.isEmpty() ? "" : at(object, path.substring(1)).asText("");
        }
        JsonNode selector = object.path("spec").path("selector");
        JsonNode labels = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
        var parts = new ArrayList<String>();
        labels.properties()
                .forEach(each -> parts.add(each.getKey() + "=" + each.getValue().asText()));
        return String.join(",", parts);
    }

    private static StatusException negative(String name, JsonNode replicas) {
        var cause =
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: " + replicas + ": must be greater than or equal to 0",
                        "spec.replicas");
        return new StatusException(
                422,
                "Invalid",
                "Scale.autoscaling \"%s\" is invalid: %s: %s"
                        .formatted(name, cause.field(), cause.message()),
                new Details("autoscaling", "Scale", name, List.of(cause), 0));
    }
}
