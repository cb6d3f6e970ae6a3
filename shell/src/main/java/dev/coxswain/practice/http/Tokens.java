package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Faults;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Gives tokens to service accounts, which may do what everyone may: everything.
 *
 * @param token the one that is given
 */
record Tokens(ApiServer api, Bodies bodies, String token) {
    private static final String AUDIENCE = "https://kubernetes.default.svc";
    private static final long SHORTEST = 600;
    private static final long LONGEST = 1L << 32;
    private static final long USUAL = 3600;

    /** What a token can be bound to. */
    private static final Map<String, String> BOUND =
            Map.of("Pod", "pods", "Secret", "secrets", "Node", "nodes");

    void answer(Exchange exchange, Kind kind, Target target) {
        JsonNode spec = bodies.object(exchange, "TokenRequest").path("spec");
        long seconds = spec.path("expirationSeconds").asLong(USUAL);
        JsonNode account =
                api.read(kind, new Key(kind.name(), target.namespace(), target.name()))
                        .path("metadata");
        requireDuration(seconds);
        requireBound(spec.path("boundObjectRef"), target.namespace());
        Instant now = api.timeline().instant().truncatedTo(ChronoUnit.SECONDS);
        ObjectNode answer = Json.object();
        answer.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        ObjectNode metadata = answer.putObject("metadata");
        for (String each : List.of("name", "namespace", "uid")) {
            metadata.set(each, account.path(each));
        }
        metadata.put("creationTimestamp", now.toString());
        ObjectNode wish = answer.putObject("spec");
        if (spec.path("audiences").isEmpty()) {
            wish.putArray("audiences").add(AUDIENCE);
        } else {
            wish.set("audiences", spec.path("audiences"));
        }
        wish.put("expirationSeconds", seconds);
        if (spec.hasNonNull("boundObjectRef")) {
            wish.set("boundObjectRef", spec.path("boundObjectRef"));
        } else {
            wish.putNull("boundObjectRef");
        }
        answer.putObject("status")
                .put("token", token)
                .put("expirationTimestamp", now.plusSeconds(seconds).toString());
        exchange.send(201, answer);
    }

    private static void requireDuration(long seconds) {
        if (seconds >= SHORTEST && seconds <= LONGEST) {
            return;
        }
        var cause =
                new Cause(
                        "FieldValueInvalid",
                        "Invalid value: %d: may not specify a duration %s"
                                .formatted(
                                        seconds,
                                        seconds < SHORTEST
                                                ? "less than 10 minutes"
                                                : "larger than 2^32 seconds"),
                        "spec.expirationSeconds");
        throw new StatusException(
                422,
                "Invalid",
                "TokenRequest.authentication.k8s.io \"\" is invalid: %s: %s"
                        .formatted(cause.field(), cause.message()),
                new Details("authentication.k8s.io", "TokenRequest", "", List.of(cause), 0));
    }

    private void requireBound(JsonNode reference, String namespace) {
        if (!reference.isObject()) {
            return;
        }
        String version = reference.path("apiVersion").asText();
        String name = reference.path("kind").asText();
        String type = BOUND.get(name);
        if (type == null || !version.equals("v1")) {
            throw Faults.badRequest(
                    "cannot bind token to object of type %s, Kind=%s"
                            .formatted(version.contains("/") ? version : "/" + version, name));
        }
        Kind kind = api.kinds().named(type).orElseThrow();
        Key key =
                new Key(type, kind.namespaced() ? namespace : "", reference.path("name").asText());
        String uid = api.read(kind, key).path("metadata").path("uid").asText();
        String wanted = reference.path("uid").asText("");
        if (!wanted.isEmpty() && !wanted.equals(uid)) {
            throw Faults.conflict(
                    kind,
                    key.name(),
                    ("the UID in the bound object reference (%s) does not match the UID in record."
                                    + " The object might have been deleted and then recreated")
                            .formatted(wanted));
        }
    }
}
