package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.node.image.Image;

import org.jspecify.annotations.Nullable;

/** Writes what the status of a pod says about one container, as a kubelet does. */
final class ContainerStatus {
    private ContainerStatus() {}

    /**
     * The container's part.
     *
     * @param field the list of the pod's spec that it stands in
     * @param image null before there is a container of it
     */
    static ObjectNode of(ContainerSlot slot, String field, @Nullable Image image) {
        ObjectNode status = Json.object();
        JsonNode spec = slot.spec();
        if (image != null) {
            status.put("containerID", slot.state().shownId());
        }
        status.put("image", image == null ? spec.path("image").asText() : image.reference())
                .put("imageID", image == null ? "" : image.imageId())
                .put("name", slot.name());
        slot.state().fill(status);
        if (image != null) {
            resources(status, spec);
        }
        if (field.equals("ephemeralContainers")) {
            status.put("ready", false).remove("started");
        } else if (field.equals("initContainers") && !PodNames.sidecar(spec)) {
            status.put("ready", slot.state().succeeded());
        }
        mounts(status, spec);
        return status;
    }

    private static void resources(ObjectNode status, JsonNode spec) {
        JsonNode given = spec.path("resources");
        if (given.has("requests")) {
            status.set("allocatedResources", given.get("requests").deepCopy());
        }
        status.set("resources", given.isObject() ? given.deepCopy() : Json.object());
    }

    private static void mounts(ObjectNode status, JsonNode spec) {
        ArrayNode mounts = Json.array();
        for (JsonNode each : spec.path("volumeMounts")) {
            ObjectNode mount = mounts.addObject();
            mount.put("mountPath", each.path("mountPath").asText());
            mount.put("name", each.path("name").asText());
            if (each.path("readOnly").asBoolean()) {
                mount.put("readOnly", true).put("recursiveReadOnly", "Disabled");
            }
        }
        if (!mounts.isEmpty()) {
            status.set("volumeMounts", mounts);
        }
    }
}
