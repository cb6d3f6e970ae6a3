package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Backstage;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.Protobuf;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.Key;
import dev.coxswain.practice.store.UnwritableException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leads each request to what answers it. */
final class Router {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Details NOTHING = new Details("", "", "", List.of(), 0);

    private final ApiServer api;
    private final byte[] token;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final Reads reads;
    private final Bodies bodies;
    private final Writes writes;
    private final Watches watches;
    private final Subresources subresources;
    private final Reviews reviews;
    private final Asides asides;

    Router(
            ApiServer api,
            NodeAccess node,
            Backstage backstage,
            String token,
            AtomicBoolean closed) {
        this.api = api;
        this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.discovery = new Discovery(api.kinds());
        this.openApi = new OpenApi(api.kinds());
        this.reads = new Reads(api, node);
        this.bodies = new Bodies(new Protobuf(api.kinds()));
        this.writes = new Writes(api, reads, bodies);
        this.watches = new Watches(api, closed);
        this.subresources = new Subresources(api, node, bodies);
        this.reviews = new Reviews(token, bodies);
        this.asides = new Asides(backstage);
    }

    boolean admits(String authorization) {
        return MessageDigest.isEqual(authorization.getBytes(StandardCharsets.UTF_8), token);
    }

    void handle(Exchange exchange) {
        try {
            String authorization = exchange.authorization();
            if (authorization == null || !admits(authorization)) {
                throw new StatusException(401, "Unauthorized", "Unauthorized", null);
            }
            route(exchange);
        } catch (StatusException e) {
            exchange.send(e.code(), e.status());
        } catch (UncheckedIOException e) {
            throw e;
        } catch (UnwritableException e) {
            String why = "Internal error occurred: " + e.getMessage();
            exchange.send(500, new StatusException(500, "InternalError", why, NOTHING).status());
        } catch (RuntimeException e) {
            var fault =
                    new StatusException(
                            500,
                            "InternalError",
                            "Internal error occurred: " + e,
                            new Details("", "", "", List.of(), 0));
            exchange.send(500, fault.status());
        }
    }

    private void route(Exchange exchange) {
        String path = exchange.path();
        if (path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        switch (path) {
            case "/version" -> exchange.send(200, Discovery.version());
            case "/healthz", "/readyz", "/livez" ->
                    exchange.send(200, PLAIN, "ok".getBytes(StandardCharsets.UTF_8));
            case "/api", "/apis" -> groups(exchange, path);
            case "/openapi/v3" -> exchange.send(200, openApi.index());
            default -> deeper(exchange, path);
        }
    }

    private void groups(Exchange exchange, String path) {
        boolean core = path.equals("/api");
        String accept = exchange.accept();
        if (accept.contains("as=APIGroupDiscoveryList") && accept.contains("v=v2")) {
            exchange.send(
                    200,
                    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
                    Json.bytes(discovery.aggregated(core)));
        } else {
            exchange.send(200, core ? Discovery.core() : discovery.groups());
        }
    }

    private void deeper(Exchange exchange, String path) {
        if (path.startsWith("/openapi/v3/")) {
            document(exchange, path.substring("/openapi/v3/".length()));
            return;
        }
        String[] parts = path.substring(1).split("/");
        if (parts[0].equals("practice")) {
            asides.answer(exchange, List.of(parts).subList(1, parts.length));
            return;
        }
        boolean group = parts[0].equals("apis") && parts.length > 1;
        if (group ? !discovery.has(parts[1]) : !parts[0].equals("api")) {
            lost(exchange);
            return;
        }
        if (group && parts.length == 2) {
            ObjectNode found = discovery.group(parts[1]);
            exchange.send(200, found.put("kind", "APIGroup").put("apiVersion", "v1"));
            return;
        }
        boolean core = parts[0].equals("api") && parts.length == 2;
        if (core || (parts[0].equals("apis") && parts.length == 3)) {
            String version = parts[parts.length - 1];
            if (!discovery.has(core ? "" : parts[1], version)) {
                throw missing();
            }
            exchange.send(200, discovery.resources(core ? "" : parts[1], version));
            return;
        }
        resource(exchange, path);
    }

    /** A path of which the server knows nothing at all. */
    private static void lost(Exchange exchange) {
        exchange.send(404, PLAIN, "404 page not found\n".getBytes(StandardCharsets.UTF_8));
    }

    private void document(Exchange exchange, String path) {
        boolean known =
                api.kinds().all().stream()
                        .anyMatch(each -> each.type().groupPath().equals("/" + path));
        if (known) {
            exchange.send(200, openApi.document(path));
        } else {
            exchange.send(404, "", new byte[0]);
        }
    }

    private static StatusException missing() {
        return new StatusException(
                404, "NotFound", "the server could not find the requested resource", NOTHING);
    }

    private void resource(Exchange exchange, String path) {
        Target target = Target.of(path);
        if (target == null) {
            throw missing();
        }
        Kind kind =
                api.kinds()
                        .at(target.group(), target.version(), target.plural())
                        .orElseThrow(Router::missing);
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
                writes.deleteAll(exchange, kind, target);
            }
            default -> throw refused();
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
        switch (target.subresource()) {
            case "scale" -> new Scales(api, bodies).answer(exchange, kind, target);
            case "token" -> reviews.token(exchange);
            case "eviction" -> subresources.evict(exchange, kind, target);
            case "binding" -> subresources.bind(exchange, target);
            case "log" -> subresources.log(exchange, kind, target);
            case "exec", "attach", "portforward" -> throw unupgraded(kind, target);
            default -> {
                switch (exchange.method()) {
                    case "GET" -> reads.get(exchange, kind, target);
                    case "PUT" -> writes.update(exchange, kind, target);
                    case "PATCH" -> writes.patch(exchange, kind, target);
                    default -> throw refused();
                }
            }
        }
    }
}
