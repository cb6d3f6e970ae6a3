package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A range of addresses for services. */
final class ServiceRangeLayout implements Layout {
    @Override
    public void write(JsonNode range, Sheet sheet, Surroundings around) {
        Metadata.head(range, sheet, false);
        sheet.field("CIDRs", Fields.joined(", ", Json.at(range, "spec", "cidrs")));
        if (Fields.filled(range, "status", "conditions")) {
            sheet.part("Status:\n");
            Conditions.changes(range, sheet, around.times());
        }
        Events.write(range, sheet, around);
    }
}
