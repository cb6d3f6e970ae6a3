package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A stateful set. */
final class StatefulSetLayout implements Layout {
    @Override
    public void write(JsonNode set, Sheet sheet, Surroundings around) {
        JsonNode spec = set.path("spec");
        String selector = Selectors.text(spec.path("selector"));
        String pods = ControlledPods.count(set, selector, around);
        Metadata.name(set, sheet, true);
        Metadata.created(set, sheet, around.times());
        sheet.field("Selector", selector);
        Metadata.notes(set, sheet);
        sheet.field(
                "Replicas",
                Fields.number(spec, "replicas")
                        + " desired | "
                        + Fields.number(set, "status", "replicas")
                        + " total");
        strategy(spec.path("updateStrategy"), sheet);
        sheet.field("Pods Status", pods);
        PodTemplate.write(spec.path("template"), sheet, around.times());
        claims(spec.path("volumeClaimTemplates"), sheet);
        Events.write(set, sheet, around);
    }

    private static void strategy(JsonNode strategy, Sheet sheet) {
        sheet.field("Update Strategy", Json.text(strategy, "type"));
        JsonNode rolling = strategy.path("rollingUpdate");
        if (Fields.has(rolling, "partition")) {
            sheet.field(1, "Partition", Json.text(rolling, "partition"));
            if (Fields.has(rolling, "maxUnavailable")) {
                sheet.field(1, "MaxUnavailable", Json.text(rolling, "maxUnavailable"));
            }
        }
    }

    private static void claims(JsonNode claims, Sheet sheet) {
        if (claims.isEmpty()) {
            sheet.field("Volume Claims", Fields.NONE);
            return;
        }
        sheet.part("Volume Claims:\n");
        for (JsonNode claim : claims) {
            JsonNode metadata = claim.path("metadata");
            sheet.field(1, "Name", Json.text(metadata, "name"));
            sheet.field(1, "StorageClass", Metadata.storageClass(claim));
            Metadata.labels(sheet, "  ", "Labels", metadata.path("labels"));
            Metadata.labels(sheet, "  ", "Annotations", metadata.path("annotations"));
            sheet.field(
                    1,
                    "Capacity",
                    Fields.or("<default>", claim, "spec", "resources", "requests", "storage"));
            sheet.field(1, "Access Modes", Fields.list(Json.at(claim, "spec", "accessModes")));
        }
    }
}
