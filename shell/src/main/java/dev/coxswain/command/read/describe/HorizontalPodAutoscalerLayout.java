package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A horizontal autoscaler of pods. */
final class HorizontalPodAutoscalerLayout implements Layout {
    @Override
    public void write(JsonNode scaler, Sheet sheet, Surroundings around) {
        JsonNode spec = scaler.path("spec");
        Metadata.head(scaler, sheet, true);
        Metadata.created(scaler, sheet, around.times());
        String kind = Json.text(spec, "scaleTargetRef", "kind");
        sheet.field("Reference", kind + "/" + Json.text(spec, "scaleTargetRef", "name"));
        boolean old = Json.text(scaler, "apiVersion").endsWith("/v1");
        if (old) {
            processor(scaler, sheet);
        } else {
            AutoscalerMetrics.write(scaler, sheet);
        }
        sheet.field("Min replicas", Fields.or(Fields.UNSET, spec, "minReplicas"));
        sheet.field("Max replicas", Fields.number(spec, "maxReplicas"));
        if (Fields.has(spec, "behavior")) {
            sheet.part("Behavior:\n");
            behavior("Scale Up", Json.at(spec, "behavior", "scaleUp"), sheet);
            behavior("Scale Down", Json.at(spec, "behavior", "scaleDown"), sheet);
        }
        sheet.field(
                kind + " pods",
                Fields.number(scaler, "status", "currentReplicas")
                        + " current / "
                        + Fields.number(scaler, "status", "desiredReplicas")
                        + " desired");
        conditions(Json.at(scaler, "status", "conditions"), sheet);
        Events.write(scaler, sheet, around);
    }

    /** The one measure that version 1 knows. */
    private static void processor(JsonNode scaler, Sheet sheet) {
        String target = "targetCPUUtilizationPercentage";
        if (Fields.has(scaler, "spec", target)) {
            sheet.field("Target CPU utilization", Json.text(scaler, "spec", target) + "%");
            String current = "currentCPUUtilizationPercentage";
            sheet.field(
                    "Current CPU utilization",
                    Fields.or("<unknown>", scaler, "status", current) + "%");
        }
    }

    private static void behavior(String title, JsonNode rules, Sheet sheet) {
        if (!rules.isObject()) {
            return;
        }
        sheet.line(1, title + ":");
        if (Fields.has(rules, "stabilizationWindowSeconds")) {
            String window = Json.text(rules, "stabilizationWindowSeconds");
            sheet.line(2, "Stabilization Window: " + window + " seconds");
        }
        JsonNode policies = rules.path("policies");
        if (policies.isEmpty()) {
            return;
        }
        sheet.line(2, "Select Policy: " + Fields.or("Max", rules, "selectPolicy"));
        sheet.line(2, "Policies:");
        for (JsonNode policy : policies) {
            sheet.line(
                    3,
                    "- Type: " + Json.text(policy, "type"),
                    "Value: " + Fields.number(policy, "value"),
                    "Period: " + Fields.number(policy, "periodSeconds") + " seconds");
        }
    }

    private static void conditions(JsonNode conditions, Sheet sheet) {
        if (conditions.isEmpty()) {
            return;
        }
        sheet.part("Conditions:\n");
        sheet.line(1, "Type", "Status", "Reason", "Message");
        sheet.line(1, "----", "------", "------", "-------");
        for (JsonNode each : conditions) {
            sheet.line(
                    1,
                    Json.text(each, "type"),
                    Json.text(each, "status"),
                    Json.text(each, "reason"),
                    Json.text(each, "message"));
        }
    }
}
