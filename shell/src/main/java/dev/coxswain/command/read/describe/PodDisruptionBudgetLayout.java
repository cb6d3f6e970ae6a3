package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A budget of pods that may be missing. */
final class PodDisruptionBudgetLayout implements Layout {
    @Override
    public void write(JsonNode budget, Sheet sheet, Surroundings around) {
        JsonNode spec = budget.path("spec");
        JsonNode status = budget.path("status");
        Metadata.name(budget, sheet, true);
        if (Fields.has(spec, "minAvailable")) {
            sheet.field("Min available", Json.text(spec, "minAvailable"));
        } else if (Fields.has(spec, "maxUnavailable")) {
            sheet.field("Max unavailable", Json.text(spec, "maxUnavailable"));
        }
        sheet.field(
                "Selector",
                Fields.has(spec, "selector")
                        ? Selectors.orNone(spec.path("selector"))
                        : Fields.UNSET);
        sheet.part("Status:\n");
        sheet.field(2, "Allowed disruptions", Fields.number(status, "disruptionsAllowed"));
        sheet.field(2, "Current", Fields.number(status, "currentHealthy"));
        sheet.field(2, "Desired", Fields.number(status, "desiredHealthy"));
        sheet.field(2, "Total", Fields.number(status, "expectedPods"));
        Events.write(budget, sheet, around);
    }
}
