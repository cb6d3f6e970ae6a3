package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** Limits and requests, a resource a line. */
final class ResourceLists {
    private ResourceLists() {}

    static void write(JsonNode resources, Sheet sheet, int level) {
        list("Limits", resources.path("limits"), sheet, level);
        list("Requests", resources.path("requests"), sheet, level);
    }

    /** A map of amounts below its title; nothing for an empty one. */
    static void list(String title, JsonNode amounts, Sheet sheet, int level) {
        if (amounts.isEmpty()) {
            return;
        }
        sheet.line(level, title + ":");
        Fields.sorted(amounts)
                .forEach((name, amount) -> sheet.field(level + 1, name, amount.asText()));
    }
}
