package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** The volumes of a pod or of a template for pods. */
final class VolumeSection {
    private VolumeSection() {}

    static void write(JsonNode volumes, Sheet sheet, String space) {
        sheet.part(space + "Volumes:" + (volumes.isEmpty() ? "\t<none>" : "") + "\n");
        for (JsonNode volume : volumes) {
            sheet.line(1, (space.isEmpty() ? "" : " ") + Json.text(volume, "name") + ":");
            source(volume, sheet);
        }
    }

    private static void source(JsonNode volume, Sheet sheet) {
        if (Fields.has(volume, "projected")) {
            projected(volume.path("projected"), sheet);
        } else if (Fields.has(volume, "downwardAPI")) {
            downward(volume.path("downwardAPI"), sheet);
        } else if (Fields.has(volume, "ephemeral")) {
            ephemeral(volume.path("ephemeral"), sheet);
        } else if (!VolumeSource.write(PodVolumes.ALL, volume, sheet)) {
            sheet.line(1, "<unknown>");
        }
    }

    private static void projected(JsonNode projected, Sheet sheet) {
        sheet.field(
                2,
                "Type",
                "Projected (a volume that contains injected data from multiple sources)");
        for (JsonNode source : projected.path("sources")) {
            if (Fields.has(source, "secret")) {
                named("SecretName", source.path("secret"), sheet);
            } else if (Fields.has(source, "downwardAPI")) {
                sheet.field(2, "DownwardAPI", "true");
            } else if (Fields.has(source, "configMap")) {
                named("ConfigMapName", source.path("configMap"), sheet);
            } else if (Fields.has(source, "serviceAccountToken")) {
                sheet.field(
                        2,
                        "TokenExpirationSeconds",
                        Fields.number(source, "serviceAccountToken", "expirationSeconds"));
            }
        }
    }

    private static void named(String title, JsonNode source, Sheet sheet) {
        sheet.field(2, title, Json.text(source, "name"));
        sheet.field(2, "Optional", Fields.flag(source, "optional"));
    }

    private static void downward(JsonNode source, Sheet sheet) {
        sheet.field(2, "Type", "DownwardAPI (a volume populated by information about the pod)");
        sheet.line(2, "Items:");
        for (JsonNode item : source.path("items")) {
            String path = " -> " + Json.text(item, "path");
            if (Fields.has(item, "fieldRef")) {
                sheet.line(3, Json.text(item, "fieldRef", "fieldPath") + path);
            }
            if (Fields.has(item, "resourceFieldRef")) {
                sheet.line(3, Json.text(item, "resourceFieldRef", "resource") + path);
            }
        }
    }

    private static void ephemeral(JsonNode source, Sheet sheet) {
        sheet.field(
                2,
                "Type",
                "EphemeralVolume (an inline specification for a volume that gets created and"
                        + " deleted with the pod)");
        JsonNode claim = source.path("volumeClaimTemplate");
        if (claim.isObject()) {
            Claim.template(claim, sheet.deeper(2));
        }
    }
}
