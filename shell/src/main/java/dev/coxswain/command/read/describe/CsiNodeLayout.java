package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** The CSI drivers of a node. */
final class CsiNodeLayout implements Layout {
    @Override
    public void write(JsonNode node, Sheet sheet, Surroundings around) {
        Metadata.head(node, sheet, false);
        Metadata.created(node, sheet, around.times());
        sheet.part("Spec:\n");
        if (Fields.has(node, "spec", "drivers")) {
            sheet.line(1, "Drivers:");
            Json.at(node, "spec", "drivers").forEach(driver -> driver(driver, sheet));
        }
        Events.write(node, sheet, around);
    }

    private static void driver(JsonNode driver, Sheet sheet) {
        sheet.line(2, Json.text(driver, "name") + ":");
        sheet.field(3, "Node ID", Json.text(driver, "nodeID"));
        if (Fields.has(driver, "allocatable", "count")) {
            sheet.line(3, "Allocatables:");
            sheet.field(4, "Count", Json.text(driver, "allocatable", "count"));
        }
        if (Fields.has(driver, "topologyKeys")) {
            sheet.field(3, "Topology Keys", Fields.list(driver.path("topologyKeys")));
        }
    }
}
