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
 * @param swap bytes swapped out; null where nobody says
 * @param containers what its parts use
 */
record Usage(
        String namespace,
        String name,
        long milli,
        long bytes,
        @Nullable Long swap,
        List<Usage> containers) {
    /** Reads a PodMetrics or NodeMetrics. */
    static Usage of(JsonNode metrics) {
        String namespace = Json.text(metrics, "metadata", "namespace");
        String name = Json.text(metrics, "metadata", "name");
        if (metrics.has("usage")) {
            JsonNode usage = metrics.path("usage");
            return new Usage(namespace, name, milli(usage), bytes(usage), swap(usage), List.of());
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
                            swap(usage),
                            List.of()));
        }
        return new Usage(
                namespace,
                name,
                parts.stream().mapToLong(Usage::milli).sum(),
                parts.stream().mapToLong(Usage::bytes).sum(),
                parts.stream().mapToLong(Usage::swapped).sum(),
                parts);
    }

    static String mebibytes(long bytes) {
        return bytes / (1024 * 1024) + "Mi";
    }

    /** Bytes swapped out, none where nobody says. */
    long swapped() {
        return swap == null ? 0 : swap;
    }

    private static @Nullable Long swap(JsonNode amounts) {
        return Quantity.parse(Json.text(amounts, "swap")).map(Quantity::units).orElse(null);
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
