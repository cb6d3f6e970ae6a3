package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** The pods a workload makes. */
final class PodTemplate {
    private PodTemplate() {}

    static void write(JsonNode template, Sheet sheet, Times times) {
        sheet.part("Pod Template:\n");
        if (!template.isObject()) {
            sheet.part(1, "<unset>");
            return;
        }
        JsonNode metadata = template.path("metadata");
        JsonNode spec = template.path("spec");
        Metadata.labels(sheet, "", "  Labels", metadata.path("labels"));
        if (Fields.filled(metadata, "annotations")) {
            Metadata.annotations(sheet, "  Annotations", metadata.path("annotations"));
        }
        filled("Service Account", spec, "serviceAccountName", sheet);
        JsonNode none = Json.NODES.missingNode();
        ContainerSection containers = new ContainerSection(sheet, times, none, "  ");
        if (Fields.filled(spec, "initContainers")) {
            containers.write("Init Containers", spec.path("initContainers"), none);
        }
        containers.write("Containers", spec.path("containers"), none);
        VolumeSection.write(spec.path("volumes"), sheet, "  ");
        Scheduling.spread(spec, sheet, "  ");
        filled("Priority Class Name", spec, "priorityClassName", sheet);
        Scheduling.selectorsAndTolerations(spec, sheet, "  ");
        Scheduling.group(spec, sheet, "  ");
    }

    private static void filled(String title, JsonNode spec, String key, Sheet sheet) {
        if (Fields.filled(spec, key)) {
            sheet.field(1, title, Json.text(spec, key));
        }
    }
}
