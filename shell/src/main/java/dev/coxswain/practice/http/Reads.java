package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Fields;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Labels;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.Tables;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.Store.Snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gets and lists. */
record Reads(ApiServer api, NodeAccess node) {

    /** How long a read waits for what earlier writes bring about, so that steps can follow fast. */
    private static final Duration CONSEQUENCES = Duration.ofMillis(100);

    /** Which of a list's objects are meant. */
    static Predicate<ObjectNode> filter(Kind kind, Exchange exchange) {
        Labels labels = Labels.parse(exchange.query("labelSelector"));
        Fields fields = Fields.parse(kind, exchange.query("fieldSelector"));
        return each -> labels.matches(each.path("metadata").path("labels")) && fields.matches(each);
    }

    void get(Exchange exchange, Kind kind, Target target) {
        api.timeline().awaitQuiet(CONSEQUENCES);
        Shape shape = Shape.of(exchange.accept(), exchange.query("includeObject"));
        shape.require(kind, false);
        Key key = new Key(kind.name(), target.namespace(), target.name());
        requirePresent(exchange.query("resourceVersion"));
        ObjectNode object =
                computed(kind)
                        ? computed(kind, target.namespace()).stream()
                                .filter(
                                        each ->
                                                each.path("metadata")
                                                        .path("name")
                                                        .asText()
                                                        .equals(target.name()))
                                .findFirst()
                                .orElseThrow(() -> missing(kind, target.name()))
                        : new NodeLeases(api).renewed(kind, api.read(kind, key));
        exchange.send(200, shape.one(kind, versioned(kind, object), now(), true));
    }

    /** Whether objects of a kind are worked out when they are read. */
    private static boolean computed(Kind kind) {
        return kind.type().group().equals("metrics.k8s.io") || kind.name().equals(Components.TYPE);
    }

    private List<ObjectNode> computed(Kind kind, String namespace) {
        return kind.name().equals(Components.TYPE)
                ? Components.all()
                : node.metrics(kind.type().plural(), namespace);
    }

    private static StatusException missing(Kind kind, String name) {
        return kind.name().equals(Components.TYPE)
                ? Components.missing(name)
                : Faults.notFound(kind, name);
    }

    private Instant now() {
        return api.timeline().instant();
    }

    /** Objects of a custom kind are shown in the version that is asked for. */
    static ObjectNode versioned(Kind kind, ObjectNode object) {
        if (kind.converted()) {
            return kind.form().shown(object);
        }
        String version = kind.type().apiVersion();
        if (!kind.custom() || object.path("apiVersion").asText().equals(version)) {
            return object;
        }
        ObjectNode copy = Json.object();
        copy.setAll(object);
        return copy.put("apiVersion", version);
    }

    void list(Exchange exchange, Kind kind, Target target) {
        api.timeline().awaitQuiet(CONSEQUENCES);
        Options.moment(exchange, false);
        Predicate<ObjectNode> filter = filter(kind, exchange);
        Page page = page(exchange, kind, target);
        Shape shape = Shape.of(exchange.accept(), exchange.query("includeObject"));
        shape.require(kind, true);
        int limit = limit(exchange);
        List<ObjectNode> shown = new ArrayList<>();
        var leases = new NodeLeases(api);
        boolean more = false;
        for (ObjectNode each : page.objects()) {
            if (page.passed(kind, each) || !filter.test(each)) {
                continue;
            }
            if (limit > 0 && shown.size() == limit) {
                more = true;
                break;
            }
            shown.add(leases.renewed(kind, each));
        }
        ObjectNode metadata = Json.object();
        if (page.version() > 0) {
            metadata.put("resourceVersion", Long.toString(page.version()));
        }
        if (more) {
            String last = Key.of(kind.name(), shown.getLast()).toString();
            metadata.put("continue", new Continuation(page.version(), last).token());
        } else if (kind.custom() && shape.as().isEmpty()) {
            metadata.put("continue", "");
        }
        if (shape.table()) {
            table(exchange, kind, shape, new Shown(metadata, shown));
        } else {
            plain(exchange, kind, shape, new Shown(metadata, shown));
        }
    }

    private record Shown(ObjectNode metadata, List<ObjectNode> objects) {}

    /** Objects at a version, and where the last page ended. */
    private record Page(long version, List<ObjectNode> objects, String after) {
        boolean passed(Kind kind, ObjectNode object) {
            return !after.isEmpty() && Key.of(kind.name(), object).toString().compareTo(after) <= 0;
        }
    }

    private Page page(Exchange exchange, Kind kind, Target target) {
        if (computed(kind)) {
            long version = kind.name().equals(Components.TYPE) ? 0 : api.store().version();
            return new Page(version, computed(kind, target.namespace()), "");
        }
        String token = exchange.query("continue");
        if (!token.isEmpty()) {
            Continuation from = Continuation.read(token);
            Snapshot then =
                    api.store()
                            .listAt(kind.name(), target.namespace(), from.version())
                            .orElseThrow(() -> Faults.gone(Continuation.OLD));
            return new Page(then.version(), then.objects(), from.last());
        }
        String version = exchange.query("resourceVersion");
        if (exchange.query("resourceVersionMatch").equals("Exact")) {
            long wanted = version(version);
            Snapshot then =
                    api.store()
                            .listAt(kind.name(), target.namespace(), wanted)
                            .orElseThrow(
                                    () ->
                                            Faults.gone(
                                                    "The resourceVersion for the provided list is"
                                                            + " too old."));
            return new Page(then.version(), then.objects(), "");
        }
        requirePresent(version);
        Snapshot now = api.store().list(kind.name(), target.namespace());
        return new Page(now.version(), now.objects(), "");
    }

    private void requirePresent(String version) {
        if (!version.isEmpty() && version(version) > api.store().version()) {
            throw new StatusException(
                    504,
                    "Timeout",
                    "Too large resource version: %s, current: %d"
                            .formatted(version, api.store().version()),
                    new StatusException.Details(
                            "",
                            "",
                            "",
                            List.of(
                                    new StatusException.Cause(
                                            "ResourceVersionTooLarge",
                                            "Too large resource version",
                                            "")),
                            1));
        }
    }

    static long number(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Faults.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    /** A resourceVersion that was asked for; 0 for none. */
    static long version(String text) {
        if (!text.isEmpty() && !text.matches("\\d{1,18}")) {
            throw Faults.badRequest(
                    "invalid resource version: resourceVersion: Invalid value: \"%s\": %s"
                            .formatted(text, unparsed(text)));
        }
        return number(text);
    }

    static String unparsed(String text) {
        return "strconv.ParseUint: parsing \"" + text + "\": invalid syntax";
    }

    private static int limit(Exchange exchange) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, number(exchange.query("limit"))));
    }

    private void table(Exchange exchange, Kind kind, Shape shape, Shown shown) {
        Instant now = now();
        ObjectNode table = Tables.begin(kind, shape.version(), true);
        table.set("metadata", shown.metadata());
        table.remove("rows");
        ListStream.send(
                exchange,
                table,
                "rows",
                shown.objects(),
                new Elements(kind).rows(shape.include(), now));
    }

    private static void plain(Exchange exchange, Kind kind, Shape shape, Shown shown) {
        ObjectNode list = Json.object();
        boolean whole = shape.as().isEmpty();
        var elements = new Elements(kind);
        list.put("kind", whole ? kind.type().kind() + "List" : "PartialObjectMetadataList");
        list.put("apiVersion", whole ? kind.type().apiVersion() : "meta.k8s.io/v1");
        list.set("metadata", shown.metadata());
        if (!whole && shown.objects().isEmpty()) {
            exchange.send(200, list.putNull("items"));
            return;
        }
        ListStream.send(
                exchange,
                list,
                "items",
                shown.objects(),
                whole ? elements::whole : elements::metadata);
    }

    /** All objects a collection request means. */
    ArrayNode selected(Exchange exchange, Kind kind, Target target) {
        Predicate<ObjectNode> filter = filter(kind, exchange);
        ArrayNode all = Json.array();
        api.list(kind.name(), target.namespace()).stream().filter(filter).forEach(all::add);
        return all;
    }
}
