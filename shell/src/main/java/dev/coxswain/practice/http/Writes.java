package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Decoder;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Patches;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.api.StrategicMerge;
import dev.coxswain.practice.api.Write;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Creates, updates, patches and deletes. */
record Writes(ApiServer api, Reads reads) {
    private static final Details NOTHING = new Details("", "", "", List.of(), 0);

    static Write wish(Exchange exchange) {
        String manager = exchange.query("fieldManager");
        String validation = exchange.query("fieldValidation");
        return new Write(
                manager.isEmpty() ? exchange.agent() : manager,
                exchange.query("dryRun").equals("All"),
                exchange.asks("force"),
                validation.isEmpty() ? "Warn" : validation,
                exchange::warn);
    }

    static byte[] body(Exchange exchange) {
        byte[] body = exchange.body();
        if (body == null) {
            throw new StatusException(
                    413,
                    "RequestEntityTooLarge",
                    "Request entity too large: limit is 3145728",
                    NOTHING);
        }
        return body;
    }

    /** Reads a body that is one object of a kind. */
    static ObjectNode object(Exchange exchange, String what) {
        String type = exchange.contentType();
        if (type.contains("protobuf")) {
            throw new StatusException(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types"
                            + " include: application/json, application/yaml (the practice cluster"
                            + " reads no protobuf)",
                    NOTHING);
        }
        return Decoder.read(body(exchange), type.contains("yaml"), what);
    }

    void create(Exchange exchange, Kind kind, Target target) {
        Write write = wish(exchange);
        String what = kind.type().kind();
        ObjectNode object = object(exchange, what);
        Decoder.check(kind, object, Json.bytes(object), write);
        place(kind, object, target);
        answer(exchange, kind, 201, api.create(kind, object, write));
    }

    private static void place(Kind kind, ObjectNode object, Target target) {
        if (!kind.namespaced()) {
            return;
        }
        JsonNode metadata = object.path("metadata");
        String namespace = metadata.path("namespace").asText("");
        if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
            throw Faults.badRequest(
                    "the namespace of the provided object does not match the namespace sent on"
                            + " the request");
        }
        object.withObjectProperty("metadata").put("namespace", target.namespace());
    }

    private void answer(Exchange exchange, Kind kind, int code, ObjectNode object) {
        Shape shape = Shape.of(exchange.accept(), exchange.query("includeObject"));
        ObjectNode shown = Reads.versioned(kind, object);
        exchange.send(code, shape.one(kind, shown, api.timeline().instant(), true));
    }

    private static Key key(Kind kind, Target target) {
        return new Key(kind.name(), target.namespace(), target.name());
    }

    void update(Exchange exchange, Kind kind, Target target) {
        Write write = wish(exchange);
        ObjectNode object = object(exchange, kind.type().kind());
        Decoder.check(kind, object, Json.bytes(object), write);
        place(kind, object, target);
        String name = object.path("metadata").path("name").asText("");
        if (!name.equals(target.name())) {
            throw Faults.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)"
                            .formatted(name.isEmpty() ? "" : name, target.name()));
        }
        answer(
                exchange,
                kind,
                200,
                api.change(kind, key(kind, target), target.subresource(), write, _ -> object));
    }

    void patch(Exchange exchange, Kind kind, Target target) {
        Write write = wish(exchange);
        Key key = key(kind, target);
        String type = exchange.contentType();
        byte[] body = body(exchange);
        if (type.startsWith("application/apply-patch")) {
            apply(exchange, kind, target, body);
            return;
        }
        if (type.equals("application/strategic-merge-patch+json") && kind.custom()
                || !type.startsWith("application/")
                || !type.endsWith("patch+json")) {
            throw new StatusException(
                    415, "UnsupportedMediaType", "415: Unsupported Media Type", NOTHING);
        }
        JsonNode patch = read(body);
        ObjectNode result =
                api.change(
                        kind,
                        key,
                        target.subresource(),
                        write,
                        old -> {
                            ObjectNode patched = patched(old, patch, type, kind);
                            Decoder.check(kind, patched, new byte[0], write);
                            return patched;
                        });
        answer(exchange, kind, 200, result);
    }

    private static JsonNode read(byte[] body) {
        try {
            return Json.parse(body);
        } catch (java.io.UncheckedIOException e) {
            throw Faults.badRequest("error decoding patch: invalid character in JSON");
        }
    }

    private static ObjectNode patched(ObjectNode old, JsonNode patch, String type, Kind kind) {
        JsonNode result =
                switch (type) {
                    case "application/json-patch+json" -> Patches.json(old, patch);
                    case "application/merge-patch+json" -> Patches.merge(old, patch);
                    default -> StrategicMerge.apply(old, patch, kind.schema());
                };
        if (result instanceof ObjectNode object) {
            return object;
        }
        throw Faults.badRequest("the patched value is no object");
    }

    private void apply(Exchange exchange, Kind kind, Target target, byte[] body) {
        Write write = wish(exchange);
        if (exchange.query("fieldManager").isEmpty()) {
            throw new StatusException(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                            + " required for apply patch",
                    new Details("meta.k8s.io", "PatchOptions", "", List.of(), 0));
        }
        ObjectNode config = Decoder.read(body, true, kind.type().kind());
        Decoder.check(kind, config, body, write);
        place(kind, config, target);
        boolean there = api.get(key(kind, target)).isPresent();
        ObjectNode result = api.apply(kind, key(kind, target), target.subresource(), write, config);
        answer(exchange, kind, there ? 200 : 201, result);
    }

    /** How a delete is asked for, of its body and its query. */
    static Deletion deletion(Exchange exchange) {
        byte[] body = body(exchange);
        JsonNode options = body.length == 0 ? Json.object() : object(body);
        String propagation = text(options, "propagationPolicy", exchange);
        if (propagation == null && options.path("orphanDependents").asBoolean()) {
            propagation = "Orphan";
        }
        String grace = text(options, "gracePeriodSeconds", exchange);
        JsonNode conditions = options.path("preconditions");
        boolean dry =
                exchange.query("dryRun").equals("All")
                        || options.path("dryRun").path(0).asText("").equals("All");
        return new Deletion(
                propagation,
                grace == null ? null : Long.valueOf(Reads.number(grace)),
                conditions.has("uid") ? conditions.path("uid").asText() : null,
                conditions.has("resourceVersion")
                        ? conditions.path("resourceVersion").asText()
                        : null,
                dry);
    }

    private static JsonNode object(byte[] body) {
        return Decoder.read(body, false, "DeleteOptions");
    }

    private static @Nullable String text(JsonNode options, String field, Exchange exchange) {
        if (options.hasNonNull(field)) {
            return options.path(field).asText();
        }
        String query = exchange.query(field);
        return query.isEmpty() ? null : query;
    }

    void delete(Exchange exchange, Kind kind, Target target) {
        Key key = key(kind, target);
        ObjectNode before = api.read(kind, key);
        Optional<ObjectNode> left = api.delete(kind, key, deletion(exchange));
        if (left.isPresent()) {
            answer(exchange, kind, 200, left.get());
            return;
        }
        if (kind.name().equals("pods")) {
            answer(exchange, kind, 200, before);
            return;
        }
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1").putObject("metadata");
        ObjectNode details = status.put("status", "Success").putObject("details");
        details.put("name", target.name());
        if (!kind.type().group().isEmpty()) {
            details.put("group", kind.type().group());
        }
        details.put("kind", kind.type().plural());
        details.put("uid", before.path("metadata").path("uid").asText());
        exchange.send(200, status);
    }

    void deleteAll(Exchange exchange, Kind kind, Target target) {
        Deletion deletion = deletion(exchange);
        var all = reads.selected(exchange, kind, target);
        for (JsonNode each : all) {
            if (deletion.dryRun()) {
                continue;
            }
            api.delete(Key.of(kind.name(), each), deletion);
        }
        ObjectNode list = Json.object();
        list.put("kind", kind.type().kind() + "List").put("apiVersion", kind.type().apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(api.store().version()));
        list.set("items", all);
        exchange.send(200, list);
    }
}
