package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One request to the API server, before it passes the gate.
 *
 * @param path the path below the server's address, already encoded
 * @param query parameters in order; a name may stand twice
 * @param body null for none
 * @param contentType the body's type, or null
 * @param accept what is understood, or null for JSON
 * @param timeout until the response's head is there; null for the cluster's own
 */
public record Request(
        Method method,
        String path,
        List<Parameter> query,
        byte @Nullable [] body,
        @Nullable String contentType,
        @Nullable String accept,
        @Nullable Duration timeout) {

    /** HTTP's methods that the API uses. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** A query parameter, not yet encoded. */
    public record Parameter(String name, String value) {}

    /** The four kinds of patch. */
    public enum PatchType {
        STRATEGIC("application/strategic-merge-patch+json"),
        MERGE("application/merge-patch+json"),
        JSON("application/json-patch+json"),
        APPLY("application/apply-patch+yaml");

        private final String contentType;

        PatchType(String contentType) {
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    /** Asks for the server's own table. */
    public static final String TABLE =
            "application/json;as=Table;v=v1;g=meta.k8s.io,"
                    + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    public Request {
        query = List.copyOf(query);
    }

    public static Request get(String path) {
        return new Request(Method.GET, path, List.of(), null, null, null, null);
    }

    public static Request delete(String path, @Nullable JsonNode options) {
        return options == null
                ? new Request(Method.DELETE, path, List.of(), null, null, null, null)
                : json(Method.DELETE, path, options);
    }

    public static Request post(String path, JsonNode body) {
        return json(Method.POST, path, body);
    }

    public static Request put(String path, JsonNode body) {
        return json(Method.PUT, path, body);
    }

    public static Request patch(String path, PatchType type, JsonNode body) {
        return new Request(
                Method.PATCH, path, List.of(), Json.bytes(body), type.contentType(), null, null);
    }

    private static Request json(Method method, String path, JsonNode body) {
        return new Request(
                method, path, List.of(), Json.bytes(body), "application/json", null, null);
    }

    /** This request with one more parameter; unchanged where the value is null. */
    public Request with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new Request(method, path, more, body, contentType, accept, timeout);
    }

    /** This request with a selector besides those it has. */
    Request adding(String name, String selector) {
        List<Parameter> changed = new ArrayList<>();
        String all = selector;
        for (Parameter each : query) {
            if (each.name().equals(name)) {
                all = each.value().isEmpty() ? all : each.value() + "," + all;
            } else {
                changed.add(each);
            }
        }
        changed.add(new Parameter(name, all));
        return new Request(method, path, changed, body, contentType, accept, timeout);
    }

    /** This request with more parameters. */
    public Request with(Map<String, String> parameters) {
        Request request = this;
        for (Map.Entry<String, String> each : parameters.entrySet()) {
            request = request.with(each.getKey(), each.getValue());
        }
        return request;
    }

    public Request accepting(String types) {
        return new Request(method, path, query, body, contentType, types, timeout);
    }

    public Request within(@Nullable Duration limit) {
        return new Request(method, path, query, body, contentType, accept, limit);
    }

    /** The path with its query, encoded. */
    public String target() {
        StringBuilder target = new StringBuilder(path);
        char separator = path.contains("?") ? '&' : '?';
        for (Parameter each : query) {
            target.append(separator)
                    .append(URLEncoder.encode(each.name(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(each.value(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return target.toString();
    }
}
