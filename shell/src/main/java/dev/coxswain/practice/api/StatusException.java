package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** An answer that is no object: the {@code Status} the API server gives, with its HTTP code. */
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One of the things that are wrong.
     *
     * @param field the path of the field, as {@code spec.ports[0].name}; empty for none
     */
    public record Cause(String reason, String message, String field) {}

    /**
     * What the Status is about.
     *
     * @param kind the plural where an object was asked for, the Kind where one was given
     * @param retryAfter seconds after which to ask again; 0 for none
     */
    public record Details(
            String group, String kind, String name, List<Cause> causes, int retryAfter) {}

    private final int code;
    private final String reason;
    private final transient @Nullable Details details;

    public StatusException(int code, String reason, String message, @Nullable Details details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public int code() {
        return code;
    }

    /** The word for programs, as {@code NotFound}; empty for none. */
    public String reason() {
        return reason;
    }

    public @Nullable Details details() {
        return details;
    }

    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    /** The object that is sent. */
    public ObjectNode status() {
        ObjectNode status = Json.object();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message());
        if (!reason.isEmpty()) {
            status.put("reason", reason);
        }
        if (details != null) {
            write(status.putObject("details"), details);
        }
        return status.put("code", code);
    }

    private static void write(ObjectNode into, Details details) {
        put(into, "name", details.name());
        put(into, "group", details.group());
        put(into, "kind", details.kind());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = into.putArray("causes");
            for (Cause cause : details.causes()) {
                ObjectNode each = causes.addObject();
                put(each, "reason", cause.reason());
                put(each, "message", cause.message());
                put(each, "field", cause.field());
            }
        }
        if (details.retryAfter() > 0) {
            into.put("retryAfterSeconds", details.retryAfter());
        }
    }

    private static void put(ObjectNode into, String key, String value) {
        if (!value.isEmpty()) {
            into.put(key, value);
        }
    }
}
