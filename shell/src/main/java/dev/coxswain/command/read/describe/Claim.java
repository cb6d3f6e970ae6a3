package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts that claims for volumes and templates for them share. */
final class Claim {
    private static final Map<String, String> MODES =
            Map.of(
                    "ReadWriteOnce", "RWO",
                    "ReadOnlyMany", "ROX",
                    "ReadWriteMany", "RWX",
                    "ReadWriteOncePod", "RWOP");
    private static final List<String> ORDER =
            List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");

    private Claim() {}

    /** A claim of its own. */
    static void whole(JsonNode claim, Sheet sheet, Times times) {
        Metadata.name(claim, sheet, true);
        sheet.field("StorageClass", Metadata.storageClass(claim));
        Metadata.status(claim, sheet, times);
        volume(claim, sheet);
        sheet.field("Finalizers", Fields.list(Json.at(claim, "metadata", "finalizers")));
        size(claim, sheet);
    }

    /** A claim that a pod makes for itself. */
    static void template(JsonNode claim, Sheet sheet) {
        sheet.field("StorageClass", Metadata.storageClass(claim));
        volume(claim, sheet);
        size(claim, sheet);
    }

    private static void volume(JsonNode claim, Sheet sheet) {
        sheet.field("Volume", Fields.text(claim, "spec", "volumeName"));
        Metadata.notes(claim, sheet);
    }

    private static void size(JsonNode claim, Sheet sheet) {
        boolean bound = Fields.filled(claim, "spec", "volumeName");
        JsonNode status = claim.path("status");
        sheet.field("Capacity", bound ? Fields.or("0", status, "capacity", "storage") : "");
        sheet.field("Access Modes", bound ? modes(status.path("accessModes")) : "");
        JsonNode spec = claim.path("spec");
        if (Fields.has(spec, "volumeMode")) {
            sheet.field("VolumeMode", Json.text(spec, "volumeMode"));
        }
        JsonNode source = spec.path("dataSource");
        if (source.isObject()) {
            sheet.part("DataSource:\n");
            if (Fields.has(source, "apiGroup")) {
                sheet.field(1, "APIGroup", Json.text(source, "apiGroup"));
            }
            sheet.field(1, "Kind", Json.text(source, "kind"));
            sheet.field(1, "Name", Json.text(source, "name"));
        }
    }

    /** Access modes in short, always in the same order. */
    static String modes(JsonNode modes) {
        List<String> given = Fields.texts(modes);
        List<String> known = new ArrayList<>();
        for (String mode : ORDER) {
            if (given.contains(mode)) {
                known.add(MODES.getOrDefault(mode, mode));
            }
        }
        return String.join(",", known);
    }
}
