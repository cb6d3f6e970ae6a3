package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Labels;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.NodeAccess.LogRequest;
import dev.coxswain.practice.api.Patches;
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

/** What lies below an object and is no part of it: scale, eviction, binding, logs. */
record Subresources(ApiServer api, NodeAccess node) {
    void scale(Exchange exchange, Kind kind, Target target) {
        Key key = new Key(kind.name(), target.namespace(), target.name());
        String path = scalePath(kind, "specReplicasPath", "spec.replicas");
        if (exchange.method().equals("GET")) {
            exchange.send(200, scaleOf(kind, api.read(kind, key)));
            return;
        }
        ObjectNode wanted;
        if (exchange.method().equals("PATCH")) {
            JsonNode patch = Json.parse(Writes.body(exchange));
            ObjectNode now = scaleOf(kind, api.read(kind, key));
            wanted =
                    (ObjectNode)
                            (patch.isArray()
                                    ? Patches.json(now, patch)
                                    : Patches.merge(now, patch));
        } else {
            wanted = Writes.object(exchange, "Scale");
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
        scale.putObject("spec").put("replicas", wanted);
        ObjectNode status = scale.putObject("status").put("replicas", there);
        JsonNode selector = object.path("spec").path("selector");
        var parts = new ArrayList<String>();
        JsonNode labels = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
        labels.properties()
                .forEach(each -> parts.add(each.getKey() + "=" + each.getValue().asText()));
        status.put("selector", String.join(",", parts));
        return scale;
    }

    void evict(Exchange exchange, Kind kind, Target target) {
        Key key = new Key(kind.name(), target.namespace(), target.name());
        ObjectNode eviction = Writes.object(exchange, "Eviction");
        ObjectNode pod = api.read(kind, key);
        JsonNode options = eviction.path("deleteOptions");
        boolean dry =
                exchange.query("dryRun").equals("All")
                        || options.path("dryRun").path(0).asText("").equals("All");
        for (ObjectNode budget : api.list("poddisruptionbudgets.policy", target.namespace())) {
            if (Labels.structured(budget.path("spec").path("selector"))
                    .matches(pod.path("metadata").path("labels"))) {
                disrupt(budget, dry);
            }
        }
        Long grace =
                options.has("gracePeriodSeconds")
                        ? Long.valueOf(options.path("gracePeriodSeconds").asLong())
                        : null;
        api.delete(kind, key, new Deletion(null, grace, null, null, dry));
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        exchange.send(201, status.put("status", "Success").put("code", 201));
    }

    private void disrupt(ObjectNode budget, boolean dry) {
        JsonNode status = budget.path("status");
        String name = budget.path("metadata").path("name").asText();
        if (status.path("disruptionsAllowed").asInt() < 1) {
            String why =
                    "The disruption budget %s needs %d healthy pods and has %d currently"
                            .formatted(
                                    name,
                                    status.path("desiredHealthy").asInt(),
                                    status.path("currentHealthy").asInt());
            throw new StatusException(
                    429,
                    "TooManyRequests",
                    "Cannot evict pod as it would violate the pod's disruption budget.",
                    new Details("", "", "", List.of(new Cause("DisruptionBudget", why, "")), 0));
        }
        if (!dry) {
            api.modify(
                    Key.of("poddisruptionbudgets.policy", budget),
                    "status",
                    copy -> {
                        ObjectNode now = copy.withObjectProperty("status");
                        now.put("disruptionsAllowed", now.path("disruptionsAllowed").asInt() - 1);
                    });
        }
    }

    void bind(Exchange exchange, Kind kind, Target target) {
        String host = Writes.object(exchange, "Binding").path("target").path("name").asText();
        Key key = new Key(kind.name(), target.namespace(), target.name());
        api.read(kind, key);
        api.modify(key, "", pod -> pod.withObjectProperty("spec").put("nodeName", host));
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        exchange.send(201, status.put("status", "Success").put("code", 201));
    }

    void log(Exchange exchange, Kind kind, Target target) {
        Key key = new Key(kind.name(), target.namespace(), target.name());
        String container = container(api.read(kind, key), exchange.query("container"));
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
        spec.path("initContainers").forEach(each -> names.add(each.path("name").asText()));
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
