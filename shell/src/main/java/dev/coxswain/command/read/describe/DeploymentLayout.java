package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A deployment. */
final class DeploymentLayout implements Layout {
    @Override
    public void write(JsonNode deployment, Sheet sheet, Surroundings around) {
        JsonNode spec = deployment.path("spec");
        Metadata.name(deployment, sheet, true);
        Metadata.created(deployment, sheet, around.times());
        Metadata.notes(deployment, sheet);
        sheet.field("Selector", Selectors.text(spec.path("selector")));
        sheet.field("Replicas", replicas(spec, deployment.path("status")));
        strategy(spec, sheet);
        PodTemplate.write(spec.path("template"), sheet, around.times());
        Conditions.reasons(deployment, sheet);
        DeploymentHistory history = DeploymentHistory.of(deployment, around);
        if (!history.isEmpty()) {
            sheet.field("OldReplicaSets", history.old());
            sheet.field("NewReplicaSet", history.current());
        }
        Events.write(deployment, sheet, around);
    }

    private static String replicas(JsonNode spec, JsonNode status) {
        return "%s desired | %s updated | %s total | %s available | %s unavailable"
                .formatted(
                        Fields.number(spec, "replicas"),
                        Fields.number(status, "updatedReplicas"),
                        Fields.number(status, "replicas"),
                        Fields.number(status, "availableReplicas"),
                        Fields.number(status, "unavailableReplicas"));
    }

    private static void strategy(JsonNode spec, Sheet sheet) {
        sheet.field("StrategyType", Json.text(spec, "strategy", "type"));
        sheet.field("MinReadySeconds", Fields.number(spec, "minReadySeconds"));
        JsonNode rolling = Json.at(spec, "strategy", "rollingUpdate");
        if (rolling.isObject()) {
            sheet.field(
                    "RollingUpdateStrategy",
                    Fields.or("<nil>", rolling, "maxUnavailable")
                            + " max unavailable, "
                            + Fields.or("<nil>", rolling, "maxSurge")
                            + " max surge");
        }
    }
}
