package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A class of volume attributes. */
final class VolumeAttributesClassLayout implements Layout {
    @Override
    public void write(JsonNode attributes, Sheet sheet, Surroundings around) {
        Metadata.name(attributes, sheet, false);
        sheet.field("Annotations", Selectors.pairs(Json.at(attributes, "metadata", "annotations")));
        sheet.field("DriverName", Json.text(attributes, "driverName"));
        sheet.field("Parameters", Selectors.pairs(attributes.path("parameters")));
        Events.write(attributes, sheet, around);
    }
}
