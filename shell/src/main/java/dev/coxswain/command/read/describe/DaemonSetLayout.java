package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A daemon set. */
final class DaemonSetLayout implements Layout {
    @Override
    public void write(JsonNode set, Sheet sheet, Surroundings around) {
        String selector = Selectors.text(Json.at(set, "spec", "selector"));
        String pods = ControlledPods.count(set, selector, around);
        Metadata.name(set, sheet, true);
        sheet.field("Selector", selector);
        sheet.field(
                "Node-Selector",
                Selectors.pairs(Json.at(set, "spec", "template", "spec", "nodeSelector")));
        Metadata.notes(set, sheet);
        count("Desired Number of Nodes Scheduled", set, "desiredNumberScheduled", sheet);
        count("Current Number of Nodes Scheduled", set, "currentNumberScheduled", sheet);
        count(
                "Number of Nodes Scheduled with Up-to-date Pods",
                set,
                "updatedNumberScheduled",
                sheet);
        count("Number of Nodes Scheduled with Available Pods", set, "numberAvailable", sheet);
        count("Number of Nodes Misscheduled", set, "numberMisscheduled", sheet);
        sheet.field("Pods Status", pods);
        PodTemplate.write(Json.at(set, "spec", "template"), sheet, around.times());
        Events.write(set, sheet, around);
    }

    private static void count(String title, JsonNode set, String key, Sheet sheet) {
        sheet.line(0, title + ": " + Fields.number(set, "status", key));
    }
}
