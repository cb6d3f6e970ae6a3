package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.store.Stored;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One request and the answer to it. */
final class Exchange {
    private static final int LARGEST = 3 * 1024 * 1024;

    private final ServerRequest request;
    private final ServerResponse response;
    private final Map<String, String> query;
    private byte @Nullable [] body;
    private boolean read;

    Exchange(ServerRequest request, ServerResponse response) {
        this.request = request;
        this.response = response;
        this.query = parameters(request.query().rawValue());
    }

    /** The first value of each name of a query. */
    static Map<String, String> parameters(String raw) {
        var query = new HashMap<String, String>();
        for (String part : raw.split("&")) {
            int at = part.indexOf('=');
            String name = at < 0 ? part : part.substring(0, at);
            String value = at < 0 ? "" : part.substring(at + 1);
            if (!name.isEmpty()) {
                query.putIfAbsent(decode(name), decode(value));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String method() {
        return request.prologue().method().text();
    }

    String path() {
        return request.path().rawPath();
    }

    /** A parameter of the query; empty where it is not there. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean asks(String name) {
        if (name.equals("watch") && path().contains("/v1/watch/")) {
            return true;
        }
        String value = query(name);
        return value.equals("true")
                || value.equals("1")
                || (query.containsKey(name) && value.isEmpty());
    }

    String accept() {
        return request.headers().first(HeaderNames.ACCEPT).orElse("");
    }

    String contentType() {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }

    String agent() {
        String agent = request.headers().first(HeaderNames.USER_AGENT).orElse("unknown");
        int slash = agent.indexOf('/');
        return slash < 0 ? agent : agent.substring(0, slash);
    }

    @Nullable String authorization() {
        return request.headers().first(HeaderNames.AUTHORIZATION).orElse(null);
    }

    /** The whole body; null where it is larger than the server takes. */
    byte @Nullable [] body() {
        if (!read) {
            body = wholeBody();
            read = true;
        }
        return body;
    }

    private byte @Nullable [] wholeBody() {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(LARGEST + 1);
            return body.length > LARGEST ? null : body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void warn(String text) {
        response.headers()
                .add(
                        io.helidon.http.HeaderValues.create(
                                "Warning",
                                "299 - \""
                                        + text.replace("\\", "\\\\").replace("\"", "\\\"")
                                        + "\""));
    }

    void send(int code, JsonNode body) {
        send(code, "application/json", Stored.json(body));
    }

    void send(int code, String type, byte[] body) {
        response.status(code);
        if (!type.isEmpty()) {
            response.header("Content-Type", type);
        }
        response.header("Cache-Control", "no-cache, private");
        response.send(body);
    }

    /** Begins an answer whose end is not known yet. */
    OutputStream stream(String type) {
        response.status(200);
        response.header("Content-Type", type);
        response.header("Cache-Control", "no-cache, private");
        return response.outputStream();
    }
}
