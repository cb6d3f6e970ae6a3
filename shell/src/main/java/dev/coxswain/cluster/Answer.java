package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A server's whole answer.
 *
 * @param status the HTTP status, always 2xx: everything else is thrown as a failure
 * @param contentType empty where the server named none
 */
public record Answer(int status, String contentType, byte[] body) {
    /**
     * The body as JSON.
     *
     * @throws FailureException where it is none
     */
    public JsonNode json() {
        try {
            return Json.parse(body);
        } catch (UncheckedIOException e) {
            throw FailureException.plain(
                    "the server's answer is not JSON: " + text().lines().findFirst().orElse(""));
        }
    }

    /** The body as a JSON object. */
    public ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw FailureException.plain("the server's answer is not a JSON object");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
