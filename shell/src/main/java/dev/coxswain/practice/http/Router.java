package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Backstage;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.UnwritableException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leads each request to what answers it. */
final class Router {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final Details NOTHING = new Details("", "", "", List.of(), 0);

    private final ApiServer api;
    private final byte[] token;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final ObjectRouter objects;
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
        this.objects = new ObjectRouter(api, node, token, closed);
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
                throw ObjectRouter.missing();
            }
            exchange.send(200, discovery.resources(core ? "" : parts[1], version));
            return;
        }
        if (!objects.answers(exchange, path)) {
            // The last kind of a group may have gone since the group was looked up.
            if (group && !discovery.has(parts[1])) {
                lost(exchange);
            } else {
                throw ObjectRouter.missing();
            }
        }
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
}
