package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What something uses.
 *
 * @param milli thousandths of a processor
 * @param containers what its parts use
 */
record Usage(String namespace, String name, long milli, long bytes, List<Usage> containers) {
    /** Reads a PodMetrics or NodeMetrics. */
    static Usage of(JsonNode metrics) {
        String namespace = Json.text(metrics, "metadata", "namespace");
        String name = Json.text(metrics, "metadata", "name");
        if (metrics.has("usage")) {
            JsonNode usage = metrics.path("usage");
            return new Usage(namespace, name, milli(usage), bytes(usage), List.of());
        }
        List<Usage> parts = new ArrayList<>();
        for (JsonNode each : metrics.path("containers")) {
            JsonNode usage = each.path("usage");
            parts.add(
                    new Usage(
                            namespace,
                            Json.text(each, "name"),
                            milli(usage),
                            bytes(usage),
                            List.of()));
        }
        return new Usage(
                namespace,
                name,
                parts.stream().mapToLong(Usage::milli).sum(),
                parts.stream().mapToLong(Usage::bytes).sum(),
                parts);
    }

    long mebibytes() {
        return bytes / (1024 * 1024);
    }

    static long milli(@Nullable JsonNode amounts) {
        return amounts == null
                ? 0
                : Quantity.parse(Json.text(amounts, "cpu")).map(Quantity::milli).orElse(0L);
    }

    static long bytes(@Nullable JsonNode amounts) {
        return amounts == null
                ? 0
                : Quantity.parse(Json.text(amounts, "memory")).map(Quantity::units).orElse(0L);
    }

    static String share(long used, long whole) {
        return whole == 0 ? "<unknown>" : (long) ((double) used / whole * 100) + "%";
    }
}
