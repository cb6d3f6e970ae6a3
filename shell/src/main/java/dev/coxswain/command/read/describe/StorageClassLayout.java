package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.List;

/** A storage class. */
final class StorageClassLayout implements Layout {
    private static final List<String> DEFAULT =
            List.of(
                    "storageclass.kubernetes.io/is-default-class",
                    "storageclass.beta.kubernetes.io/is-default-class");

    @Override
    public void write(JsonNode storage, Sheet sheet, Surroundings around) {
        JsonNode annotations = Json.at(storage, "metadata", "annotations");
        boolean standard =
                DEFAULT.stream().anyMatch(key -> Json.text(annotations, key).equals("true"));
        Metadata.name(storage, sheet, false);
        sheet.field("IsDefaultClass", standard ? "Yes" : "No");
        sheet.field("Annotations", Selectors.pairs(annotations));
        sheet.field("Provisioner", Json.text(storage, "provisioner"));
        sheet.field("Parameters", Selectors.pairs(storage.path("parameters")));
        sheet.field(
                "AllowVolumeExpansion",
                Fields.truth(Fields.UNSET, storage, "allowVolumeExpansion"));
        JsonNode options = storage.path("mountOptions");
        if (options.isEmpty()) {
            sheet.field("MountOptions", Fields.NONE);
        } else {
            sheet.part("MountOptions:\n");
            options.forEach(option -> sheet.line(1, option.asText()));
        }
        JobLayout.given("ReclaimPolicy", storage, "reclaimPolicy", "", sheet);
        JobLayout.given("VolumeBindingMode", storage, "volumeBindingMode", "", sheet);
        if (Fields.has(storage, "allowedTopologies")) {
            NodeTerms.topologies(storage.path("allowedTopologies"), sheet);
        }
        Events.write(storage, sheet, around);
    }
}
