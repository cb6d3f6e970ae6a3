package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** An address that is given out, and to what. */
final class AddressLayout implements Layout {
    @Override
    public void write(JsonNode address, Sheet sheet, Surroundings around) {
        Metadata.head(address, sheet, false);
        JsonNode parent = Json.at(address, "spec", "parentRef");
        if (parent.isObject()) {
            sheet.part("Parent Reference:\n");
            sheet.field(1, "Group", Json.text(parent, "group"));
            sheet.field(1, "Resource", Json.text(parent, "resource"));
            sheet.field(1, "Namespace", Json.text(parent, "namespace"));
            sheet.field(1, "Name", Json.text(parent, "name"));
        }
        Events.write(address, sheet, around);
    }
}
