package dev.coxswain.command.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import dev.coxswain.cluster.Answer;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;

/**
 * Hands each request on to the API server, with our credentials, and its answer back.
 *
 * @param prefix the path that stands before the API's, with a slash at its end
 */
record ProxyHandler(Cluster cluster, Cancellation cancellation, ProxyFilter filter, String prefix)
        implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            String path = exchange.getRequestURI().getPath();
            if (!filter.accepts(exchange.getRequestMethod(), host == null ? "" : host, path)) {
                answer(exchange, 403, "text/plain; charset=utf-8", "Forbidden\n".getBytes(UTF_8));
                return;
            }
            pass(exchange);
        } catch (CancelledException _) {
            // The proxy ends, and its connections with it.
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        Request request;
        try {
            request = request(exchange);
        } catch (IllegalArgumentException _) {
            answer(
                    exchange,
                    405,
                    "text/plain; charset=utf-8",
                    "Method Not Allowed\n".getBytes(UTF_8));
            return;
        }
        try {
            if (isStream(request)) {
                stream(exchange, request);
                return;
            }
            Answer answer = cluster.send(request, cancellation);
            answer(exchange, answer.status(), answer.contentType(), answer.body());
        } catch (FailureException e) {
            refuse(exchange, e.failure());
        }
    }

    private Request request(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        Request.Method method = Request.Method.valueOf(exchange.getRequestMethod());
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = "/" + uri.getRawPath().substring(prefix.length());
        String accepted = exchange.getRequestHeaders().getFirst("Accept");
        Request request =
                body.length > 0
                        ? new Request(
                                method,
                                path,
                                List.of(),
                                body,
                                exchange.getRequestHeaders().getFirst("Content-Type"),
                                accepted,
                                null)
                        : bare(method, path);
        request = accepted == null ? request : request.accepting(accepted);
        String query = uri.getRawQuery();
        if (query != null) {
            for (String each : query.split("&")) {
                int equals = each.indexOf('=');
                String name = equals < 0 ? each : each.substring(0, equals);
                String value = equals < 0 ? "" : each.substring(equals + 1);
                request =
                        request.with(
                                URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
            }
        }
        return request;
    }

    private static Request bare(Request.Method method, String path) {
        return switch (method) {
            case GET -> Request.get(path);
            case DELETE -> Request.delete(path, null);
            case POST, PUT, PATCH ->
                    new Request(method, path, List.of(), new byte[0], null, null, null);
        };
    }

    /** Whether the answer goes on until somebody stops it. */
    private static boolean isStream(Request request) {
        return request.query().stream()
                .anyMatch(
                        each ->
                                (each.name().equals("watch") || each.name().equals("follow"))
                                        && !each.value().equals("false")
                                        && !each.value().equals("0"));
    }

    private void stream(HttpExchange exchange, Request request) throws IOException {
        boolean log = request.path().endsWith("/log");
        try (InputStream body = cluster.open(request, cancellation)) {
            exchange.getResponseHeaders()
                    .set("Content-Type", log ? "text/plain" : "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] buffer = new byte[1 << 14];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
        }
    }

    private static void refuse(HttpExchange exchange, Failure failure) throws IOException {
        if (failure instanceof Failure.Api api) {
            ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
            status.putObject("metadata");
            status.put("status", "Failure").put("message", api.message());
            status.put("reason", api.reason()).put("code", api.code());
            answer(exchange, api.code(), "application/json", Json.bytes(status));
            return;
        }
        String words = String.join("\n", FailureReport.of(failure).lines()) + "\n";
        answer(exchange, 502, "text/plain; charset=utf-8", words.getBytes(UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
