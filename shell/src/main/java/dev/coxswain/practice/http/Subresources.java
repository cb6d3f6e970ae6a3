package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.NodeAccess.LogRequest;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What lies below a pod and is no part of it: binding, logs. */
record Subresources(ApiServer api, NodeAccess node, Bodies bodies) {
    /** Places a pod, which the path names or, where it names none, the binding itself. */
    void bind(Exchange exchange, Target target) {
        ObjectNode binding = bodies.object(exchange, "Binding");
        String named = binding.path("metadata").path("name").asText("");
        String name = target.plural().equals("bindings") ? named : target.name();
        String host = binding.path("target").path("name").asText("");
        if (!target.plural().equals("bindings") && !named.equals(name)) {
            throw Faults.badRequest("name in URL does not match name in Binding object");
        }
        String to = binding.path("target").path("kind").asText("");
        if (!List.of("", "Node").contains(to)) {
            throw new StatusException(
                    500,
                    "",
                    "target.kind: Unsupported value: \"%s\": supported values: \"Node\", \"<empty>\""
                            .formatted(to),
                    null);
        }
        if (host.isEmpty()) {
            throw new StatusException(500, "", "target.name: Required value", null);
        }
        Kind pods = api.kinds().named("pods").orElseThrow();
        Key key = new Key("pods", target.namespace(), name);
        String there = api.read(pods, key).path("spec").path("nodeName").asText("");
        if (!there.isEmpty()) {
            String why = "pod %s is already assigned to node \"%s\"".formatted(name, there);
            throw new StatusException(
                    409,
                    "Conflict",
                    "Operation cannot be fulfilled on pods/binding \"%s\": %s".formatted(name, why),
                    new Details("", "pods/binding", name, List.of(), 0));
        }
        if (!exchange.query("dryRun").equals("All")) {
            api.modify(key, "", pod -> pod.withObjectProperty("spec").put("nodeName", host));
        }
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        exchange.send(201, status.put("status", "Success").put("code", 201));
    }

    void log(Exchange exchange, Kind kind, Target target) {
        Key key = new Key(kind.name(), target.namespace(), target.name());
        ObjectNode pod = api.read(kind, key);
        String container = container(pod, exchange.query("container"));
        requirePositive(exchange, target.name());
        if (pod.path("spec").path("nodeName").asText("").isEmpty()) {
            exchange.send(204, "", new byte[0]);
            return;
        }
        var request =
                new LogRequest(
                        exchange.asks("follow"),
                        exchange.asks("previous"),
                        exchange.asks("timestamps"),
                        since(exchange),
                        number(exchange.query("tailLines")),
                        number(exchange.query("limitBytes")));
        var cancellation = new Cancellation();
        try (OutputStream out = new LateStream(() -> exchange.stream("text/plain"))) {
            node.logs(key, container, request, out, cancellation);
            out.flush();
        } catch (IOException e) {
            cancellation.cancel();
            throw new UncheckedIOException(e);
        }
    }

    private static void requirePositive(Exchange exchange, String pod) {
        for (String each : List.of("tailLines", "limitBytes", "sinceSeconds")) {
            if (number(exchange.query(each)).orElse(0) < 0) {
                var cause =
                        new Cause(
                                "FieldValueInvalid",
                                "Invalid value: %s: must be greater than or equal to 0"
                                        .formatted(exchange.query(each)),
                                each);
                throw new StatusException(
                        422,
                        "Invalid",
                        "PodLogOptions \"%s\" is invalid: %s: %s"
                                .formatted(pod, each, cause.message()),
                        new Details("", "PodLogOptions", pod, List.of(cause), 0));
            }
        }
    }

    private @Nullable Instant since(Exchange exchange) {
        String time = exchange.query("sinceTime");
        if (!time.isEmpty()) {
            return Instant.parse(time);
        }
        String seconds = exchange.query("sinceSeconds");
        return seconds.isEmpty()
                ? null
                : api.timeline().instant().minusSeconds(Reads.number(seconds));
    }

    private static OptionalLong number(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Reads.number(text));
    }

    /** The container that is meant, which must be one of the pod's. */
    static String container(JsonNode pod, String wanted) {
        var names = new ArrayList<String>();
        JsonNode spec = pod.path("spec");
        spec.path("containers").forEach(each -> names.add(each.path("name").asText()));
        int ordinary = names.size();
        for (String others : List.of("initContainers", "ephemeralContainers")) {
            spec.path(others).forEach(each -> names.add(each.path("name").asText()));
        }
        String name = pod.path("metadata").path("name").asText();
        if (wanted.isEmpty() && ordinary == 1) {
            return names.getFirst();
        }
        if (wanted.isEmpty()) {
            throw Faults.badRequest(
                    "a container name must be specified for pod %s, choose one of: [%s]"
                            .formatted(name, String.join(" ", names.subList(0, ordinary))));
        }
        if (!names.contains(wanted)) {
            throw Faults.badRequest("container %s is not valid for pod %s".formatted(wanted, name));
        }
        return wanted;
    }
}
