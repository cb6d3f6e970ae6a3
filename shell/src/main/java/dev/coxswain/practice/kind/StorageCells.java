package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Paths;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** The cells of volumes, claims, storage classes and quotas. */
final class StorageCells {
    private static final Map<String, String> MODES =
            Map.of(
                    "ReadWriteOnce", "RWO",
                    "ReadOnlyMany", "ROX",
                    "ReadWriteMany", "RWX",
                    "ReadWriteOncePod", "RWOP");

    private StorageCells() {}

    static @Nullable String cell(String name, JsonNode object) {
        return switch (name) {
            case "phase" ->
                    ObjectMeta.deleting(object)
                            ? "Terminating"
                            : Paths.text(object, "status.phase");
            case "claimCapacity" ->
                    bound(object) ? Paths.text(object, "status.capacity.storage") : "";
            case "claimModes" -> bound(object) ? modes(Paths.at(object, "status.accessModes")) : "";
            case "volumeModes" -> modes(Paths.at(object, "spec.accessModes"));
            case "claim" -> {
                String claim = Paths.text(object, "spec.claimRef.name");
                yield claim.isEmpty()
                        ? ""
                        : Paths.text(object, "spec.claimRef.namespace") + "/" + claim;
            }
            case "className" -> className(object);
            case "quotaRequest" -> quota(object, false);
            case "quotaLimit" -> quota(object, true);
            default -> null;
        };
    }

    private static boolean bound(JsonNode claim) {
        return !Paths.text(claim, "spec.volumeName").isEmpty();
    }

    private static String modes(JsonNode modes) {
        var shown = new ArrayList<String>();
        modes.forEach(each -> shown.add(MODES.getOrDefault(each.asText(), each.asText())));
        return String.join(",", shown);
    }

    private static String className(JsonNode object) {
        boolean main =
                object.path("metadata")
                        .path("annotations")
                        .path("storageclass.kubernetes.io/is-default-class")
                        .asText()
                        .equals("true");
        return ObjectMeta.name(object) + (main ? " (default)" : "");
    }

    private static String quota(JsonNode quota, boolean limits) {
        var parts = new ArrayList<String>();
        var hard = new TreeMap<String, String>();
        Paths.at(quota, "status.hard")
                .properties()
                .forEach(each -> hard.put(each.getKey(), each.getValue().asText()));
        hard.forEach(
                (key, value) -> {
                    if (key.startsWith("limits.") == limits) {
                        String used = Paths.at(quota, "status.used").path(key).asText("0");
                        parts.add(key + ": " + used + "/" + value);
                    }
                });
        return String.join(", ", parts);
    }
}
