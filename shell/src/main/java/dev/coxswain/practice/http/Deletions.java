package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;

import org.jspecify.annotations.Nullable;

/** How requests ask for deletions. */
final class Deletions {
    private Deletions() {}

    /** How a delete is asked for, of its body and its query. */
    static Deletion of(Exchange exchange, Bodies bodies) {
        byte[] body = Bodies.bytes(exchange);
        JsonNode options =
                body.length == 0 ? Json.object() : bodies.object(exchange, "DeleteOptions");
        String propagation = text(options, "propagationPolicy", exchange);
        Options.deletion(
                propagation == null ? "" : propagation, options.hasNonNull("orphanDependents"));
        Options.dryRun(exchange.query("dryRun"), "DeleteOptions");
        if (propagation == null && options.path("orphanDependents").asBoolean()) {
            propagation = "Orphan";
        }
        String grace = text(options, "gracePeriodSeconds", exchange);
        JsonNode conditions = options.path("preconditions");
        boolean dry =
                exchange.query("dryRun").equals("All")
                        || options.path("dryRun").path(0).asText("").equals("All");
        return new Deletion(
                propagation,
                grace == null ? null : Long.valueOf(Reads.number(grace)),
                conditions.has("uid") ? conditions.path("uid").asText() : null,
                conditions.has("resourceVersion")
                        ? conditions.path("resourceVersion").asText()
                        : null,
                dry);
    }

    private static @Nullable String text(JsonNode options, String field, Exchange exchange) {
        if (options.hasNonNull(field)) {
            return options.path(field).asText();
        }
        String query = exchange.query(field);
        return query.isEmpty() ? null : query;
    }
}
