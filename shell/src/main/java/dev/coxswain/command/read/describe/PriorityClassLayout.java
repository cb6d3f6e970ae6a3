package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A class of priorities. */
final class PriorityClassLayout implements Layout {
    @Override
    public void write(JsonNode priority, Sheet sheet, Surroundings around) {
        Metadata.name(priority, sheet, false);
        sheet.field("Value", Fields.number(priority, "value"));
        sheet.field("GlobalDefault", Fields.flag(priority, "globalDefault"));
        sheet.field("PreemptionPolicy", Json.text(priority, "preemptionPolicy"));
        sheet.field("Description", Json.text(priority, "description"));
        sheet.field("Annotations", Selectors.pairs(Json.at(priority, "metadata", "annotations")));
        Events.write(priority, sheet, around);
    }
}
