package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A replication controller. */
final class ReplicationControllerLayout implements Layout {
    @Override
    public void write(JsonNode controller, Sheet sheet, Surroundings around) {
        JsonNode selector = Json.at(controller, "spec", "selector");
        Metadata.name(controller, sheet, true);
        sheet.field("Selector", Selectors.pairs(selector));
        Metadata.notes(controller, sheet);
        sheet.field("Replicas", ReplicaSetLayout.replicas(controller));
        sheet.field(
                "Pods Status", ControlledPods.count(controller, Selectors.query(selector), around));
        PodTemplate.write(Json.at(controller, "spec", "template"), sheet, around.times());
        Conditions.reasons(controller, sheet);
        Events.write(controller, sheet, around);
    }
}
