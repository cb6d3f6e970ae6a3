package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Decoded;
import dev.coxswain.practice.api.Decoder;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.PatchCheck;
import dev.coxswain.practice.api.Patches;
import dev.coxswain.practice.api.SentPatch;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.api.StrategicMerge;
import dev.coxswain.practice.api.Write;
import dev.coxswain.practice.store.Key;

import java.util.List;
import java.util.Optional;

/** Creates, updates, patches and deletes. */
record Writes(ApiServer api, Reads reads, Bodies bodies) {
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

    private ObjectNode checked(Exchange exchange, Kind kind, Target target, Write write) {
        Decoded body = bodies.decoded(exchange, kind.type().kind());
        ObjectNode object = body.object();
        if (kind.custom() && object.path("kind").asText("").isEmpty()) {
            throw Decoder.noKind(kind, Bodies.bytes(exchange));
        }
        Decoder.check(kind, body, write);
        place(kind, object, target);
        return object;
    }

    void create(Exchange exchange, Kind kind, Target target) {
        Options.write(exchange, "CreateOptions");
        Write write = wish(exchange);
        ObjectNode object = checked(exchange, kind, target, write);
        kind.form().check(object);
        ObjectNode stored = kind.form().stored(object);
        answer(exchange, kind, 201, api.create(api.kinds().storage(kind), stored, write));
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
        shape.require(kind, false);
        ObjectNode shown = Reads.versioned(kind, object);
        exchange.send(code, shape.one(kind, shown, api.timeline().instant(), true));
    }

    private static Key key(Kind kind, Target target) {
        return new Key(kind.name(), target.namespace(), target.name());
    }

    void update(Exchange exchange, Kind kind, Target target) {
        Options.write(exchange, "UpdateOptions");
        Write write = wish(exchange);
        ObjectNode object = checked(exchange, kind, target, write);
        if (object.path("metadata").path("name").asText("").isEmpty()) {
            throw Faults.badRequest(
                    "the name of the object (%s based on URL) was undeterminable: name must be"
                                    .formatted(target.name())
                            + " provided");
        }
        requireName(object, target);
        if (kind.custom() && object.path("metadata").path("resourceVersion").asText("").isEmpty()) {
            throw Faults.unversioned(kind, target.name());
        }
        answer(
                exchange,
                kind,
                200,
                api.change(
                        api.kinds().storage(kind),
                        key(kind, target),
                        target.subresource(),
                        write,
                        _ -> kind.form().stored(object)));
    }

    private static void requireName(ObjectNode object, Target target) {
        String name = object.path("metadata").path("name").asText("");
        if (!name.equals(target.name())) {
            throw Faults.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)"
                            .formatted(name, target.name()));
        }
    }

    void patch(Exchange exchange, Kind kind, Target target) {
        String type = exchange.contentType();
        byte[] body = Bodies.bytes(exchange);
        if (type.startsWith("application/apply-patch")) {
            apply(exchange, kind, target, body);
            return;
        }
        requirePatch(type, kind);
        Options.patch(exchange);
        var sent = new SentPatch(type, Decoder.patch(body, type), body);
        Write write = wish(exchange);
        ObjectNode result =
                api.change(
                        api.kinds().storage(kind),
                        key(kind, target),
                        target.subresource(),
                        write,
                        old -> {
                            ObjectNode form = kind.form().shown(old);
                            ObjectNode patched = patched(form, sent, kind);
                            requireName(patched, target);
                            PatchCheck.check(kind, patched, sent, write);
                            return kind.form().stored(patched);
                        });
        answer(exchange, kind, 200, result);
    }

    private static void requirePatch(String type, Kind kind) {
        if (type.equals("application/strategic-merge-patch+json") && kind.custom()) {
            throw Faults.unread(
                    "application/json-patch+json, application/merge-patch+json,"
                            + " application/apply-patch+yaml");
        }
        if (!type.startsWith("application/") || !type.endsWith("patch+json")) {
            throw new StatusException(
                    415, "UnsupportedMediaType", "415: Unsupported Media Type", NOTHING);
        }
    }

    private static ObjectNode patched(ObjectNode old, SentPatch sent, Kind kind) {
        JsonNode patch = sent.patch();
        JsonNode result =
                switch (sent.type()) {
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
        Options.apply(exchange);
        Write write = wish(exchange);
        Decoded config = Decoder.configuration(body, kind, write);
        ObjectNode object = config.object();
        if (object.path("metadata").path("name").asText("").isEmpty()) {
            object.withObjectProperty("metadata").put("name", target.name());
        }
        requireName(object, target);
        Decoder.check(kind, config, write);
        place(kind, object, target);
        boolean there = api.get(key(kind, target)).isPresent();
        ObjectNode result =
                api.apply(
                        api.kinds().storage(kind),
                        key(kind, target),
                        target.subresource(),
                        write,
                        kind.form().stored(object));
        answer(exchange, kind, there ? 200 : 201, result);
    }

    void delete(Exchange exchange, Kind kind, Target target) {
        Key key = key(kind, target);
        ObjectNode before = api.read(kind, key);
        Optional<ObjectNode> left = api.delete(kind, key, Deletions.of(exchange, bodies));
        if (left.isPresent()) {
            answer(exchange, kind, 200, left.get());
            return;
        }
        ObjectNode last = LastState.of(kind, before, api.timeline().instant());
        if (last != null) {
            answer(exchange, kind, 200, last);
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
        Deletion deletion = Deletions.of(exchange, bodies);
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
        ArrayNode items = list.putArray("items");
        all.forEach(each -> items.add(Elements.bare(kind, (ObjectNode) each)));
        exchange.send(200, list);
    }
}
