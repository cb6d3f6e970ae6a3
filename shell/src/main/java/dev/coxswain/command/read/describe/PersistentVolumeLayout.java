package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A persistent volume. */
final class PersistentVolumeLayout implements Layout {
    @Override
    public void write(JsonNode volume, Sheet sheet, Surroundings around) {
        JsonNode spec = volume.path("spec");
        Metadata.head(volume, sheet, false);
        sheet.field("Finalizers", Fields.list(Json.at(volume, "metadata", "finalizers")));
        sheet.field("StorageClass", Metadata.storageClass(volume));
        Metadata.status(volume, sheet, around.times());
        JsonNode claim = spec.path("claimRef");
        sheet.field(
                "Claim",
                claim.isObject()
                        ? Json.text(claim, "namespace") + "/" + Json.text(claim, "name")
                        : "");
        sheet.field("Reclaim Policy", Json.text(spec, "persistentVolumeReclaimPolicy"));
        sheet.field("Access Modes", Claim.modes(spec.path("accessModes")));
        if (Fields.has(spec, "volumeMode")) {
            sheet.field("VolumeMode", Json.text(spec, "volumeMode"));
        }
        sheet.field("Capacity", Fields.or("0", spec, "capacity", "storage"));
        NodeTerms.affinity(spec.path("nodeAffinity"), sheet);
        sheet.field("Message", Json.text(volume, "status", "message"));
        sheet.part("Source:\n");
        if (!VolumeSource.write(PersistentVolumes.ALL, spec, sheet)) {
            sheet.line(1, "<unknown>");
        }
        Events.write(volume, sheet, around);
    }
}
