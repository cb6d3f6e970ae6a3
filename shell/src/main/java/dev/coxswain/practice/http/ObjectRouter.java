package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.Protobuf;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.Key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leads each request about objects to what answers it. */
final class ObjectRouter {
    private static final Details NOTHING = new Details("", "", "", List.of(), 0);

    /** What can be done with a part of an object. */
    private static final Set<String> PARTS = Set.of("GET", "HEAD", "PUT", "PATCH");

    private static final Set<String> STREAM = Set.of("GET", "HEAD", "POST");

    /** What can be done with what is no part of an object. */
    private static final Map<String, Set<String>> METHODS =
            Map.of(
                    "token", Set.of("POST"),
                    "eviction", Set.of("POST"),
                    "binding", Set.of("POST"),
                    "finalize", Set.of("PUT"),
                    "log", Set.of("GET", "HEAD"),
                    "exec", STREAM,
                    "attach", STREAM,
                    "portforward", STREAM);

    private final ApiServer api;
    private final Bodies bodies;
    private final Reads reads;
    private final Writes writes;
    private final Watches watches;
    private final Subresources subresources;
    private final Reviews reviews;
    private final Tokens tokens;

    /**
     * @param token the user's token, which is that of every service account too
     */
    ObjectRouter(ApiServer api, NodeAccess node, String token, AtomicBoolean closed) {
        this.api = api;
        this.bodies = new Bodies(new Protobuf(api.kinds()));
        this.reads = new Reads(api, node);
        this.writes = new Writes(api, reads, bodies);
        this.watches = new Watches(api, closed);
        this.subresources = new Subresources(api, node, bodies);
        this.reviews = new Reviews(bodies);
        this.tokens = new Tokens(api, bodies, token);
    }

    static StatusException missing() {
        return new StatusException(
                404, "NotFound", "the server could not find the requested resource", NOTHING);
    }

    /** Answers a request below {@code /api} or {@code /apis}, unless there is no such kind. */
    boolean answers(Exchange exchange, String path) {
        Target target = Target.of(path);
        if (target == null) {
            return false;
        }
        Optional<Kind> kind = api.kinds().at(target.group(), target.version(), target.plural());
        kind.ifPresent(each -> answer(exchange, each, target));
        return kind.isPresent();
    }

    private void answer(Exchange exchange, Kind kind, Target target) {
        if (kind.name().equals("endpoints")) {
            exchange.warn(
                    "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
        }
        if (kind.name().equals(Components.TYPE) && exchange.method().equals("GET")) {
            exchange.warn("v1 ComponentStatus is deprecated in v1.19+");
        }
        if (!target.subresource().isEmpty()) {
            subresource(exchange, kind, target);
            return;
        }
        String method = exchange.method();
        if (Set.of("authorization.k8s.io", "authentication.k8s.io").contains(kind.type().group())
                && method.equals("POST")) {
            reviews.answer(exchange, kind);
            return;
        }
        if (target.name().isEmpty()) {
            collection(exchange, kind, target);
        } else {
            object(exchange, kind, target);
        }
    }

    private static StatusException refused() {
        return Faults.notAllowed("the server does not allow this method on the requested resource");
    }

    private void collection(Exchange exchange, Kind kind, Target target) {
        switch (exchange.method()) {
            case "GET", "HEAD" -> {
                require(kind, "list");
                if (exchange.asks("watch")) {
                    watches.watch(exchange, kind, target);
                } else {
                    reads.list(exchange, kind, target);
                }
            }
            case "POST" -> {
                require(kind, "create");
                if (kind.namespaced() && target.namespace().isEmpty()) {
                    throw refused();
                }
                if (kind.name().equals("bindings")) {
                    subresources.bind(exchange, target);
                } else {
                    writes.create(exchange, kind, target);
                }
            }
            case "DELETE" -> {
                require(kind, "deletecollection");
                if (kind.namespaced() && target.namespace().isEmpty()) {
                    throw refused();
                }
                writes.deleteAll(exchange, kind, target);
            }
            default -> throw refused();
        }
    }

    private static void require(String method, Set<String> taken) {
        if (!taken.contains(method)) {
            throw refused();
        }
    }

    private static void require(Kind kind, String verb) {
        if (!kind.type().can(verb)) {
            throw refused();
        }
    }

    private void object(Exchange exchange, Kind kind, Target target) {
        switch (exchange.method()) {
            case "GET", "HEAD" -> {
                if (exchange.asks("watch")) {
                    watches.watch(exchange, kind, target);
                } else {
                    reads.get(exchange, kind, target);
                }
            }
            case "PUT" -> {
                require(kind, "update");
                writes.update(exchange, kind, target);
            }
            case "PATCH" -> {
                require(kind, "patch");
                writes.patch(exchange, kind, target);
            }
            case "DELETE" -> {
                require(kind, "delete");
                writes.delete(exchange, kind, target);
            }
            default -> throw refused();
        }
    }

    private StatusException unupgraded(Kind kind, Target target) {
        ObjectNode pod = api.read(kind, new Key(kind.name(), target.namespace(), target.name()));
        boolean placed = !pod.path("spec").path("nodeName").asText("").isEmpty();
        return Faults.badRequest(
                placed
                        ? "Upgrade request required"
                        : "pod " + target.name() + " does not have a host assigned");
    }

    private void subresource(Exchange exchange, Kind kind, Target target) {
        if (!kind.has(target.subresource())) {
            throw missing();
        }
        require(exchange.method(), METHODS.getOrDefault(target.subresource(), PARTS));
        switch (target.subresource()) {
            case "scale" -> new Scales(api, bodies).answer(exchange, kind, target);
            case "token" -> tokens.answer(exchange, kind, target);
            case "eviction" -> new Evictions(api, bodies).answer(exchange, kind, target);
            case "binding" -> subresources.bind(exchange, target);
            case "log" -> subresources.log(exchange, kind, target);
            case "exec", "attach", "portforward" -> throw unupgraded(kind, target);
            default -> {
                switch (exchange.method()) {
                    case "PUT" -> writes.update(exchange, kind, target);
                    case "PATCH" -> writes.patch(exchange, kind, target);
                    default -> reads.get(exchange, kind, target);
                }
            }
        }
    }
}
