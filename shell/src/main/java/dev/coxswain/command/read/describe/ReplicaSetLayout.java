package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

/** A replica set. */
final class ReplicaSetLayout implements Layout {
    @Override
    public void write(JsonNode set, Sheet sheet, Surroundings around) {
        JsonNode selector = Json.at(set, "spec", "selector");
        Metadata.name(set, sheet, true);
        sheet.field("Selector", Selectors.orNone(selector));
        Metadata.notes(set, sheet);
        Metadata.controlledBy(set, sheet);
        sheet.field("Replicas", replicas(set));
        sheet.field("Pods Status", pods(set, Selectors.text(selector), around));
        PodTemplate.write(Json.at(set, "spec", "template"), sheet, around.times());
        Conditions.reasons(set, sheet);
        Events.write(set, sheet, around);
    }

    static String replicas(JsonNode set) {
        return Fields.number(set, "status", "replicas")
                + " current / "
                + Fields.number(set, "spec", "replicas")
                + " desired";
    }

    private static String pods(JsonNode set, String selector, Surroundings around) {
        try {
            return ControlledPods.count(set, selector, around);
        } catch (FailureException e) {
            return "error in fetching pods: " + Surroundings.words(e);
        }
    }
}
