package dev.coxswain.command.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A pod made after another one, to be debugged in its place.
 *
 * @param pod not yet created
 * @param container the debugging container's name, or null where only images were changed
 */
record PodCopy(ObjectNode pod, @Nullable String container) {

    /**
     * The copy that the flags describe.
     *
     * @param said takes what standard output says
     */
    static PodCopy of(
            Invocation invocation, DebugContainer debug, ObjectNode original, StringBuilder said) {
        ObjectNode copy = bare(invocation, original);
        ArrayNode containers = copy.withObject("/spec").withArray("/containers");
        Map<String, String> images = DebugFlags.setImages(invocation);
        for (JsonNode each : containers) {
            String image = images.getOrDefault(Json.text(each, "name"), images.get("*"));
            if (image != null) {
                ((ObjectNode) each).put("image", image);
            }
        }
        String name = invocation.get(DebugFlags.CONTAINER);
        int at = index(containers, name);
        if (at < 0) {
            if (invocation.get(DebugFlags.IMAGE).isEmpty()) {
                if (!images.isEmpty()) {
                    return new PodCopy(copy, null);
                }
                throw FailureException.plain("you must specify image when creating new container");
            }
            name = debug.name(copy, said);
            at = containers.size();
            containers.add(DebugContainer.empty(name));
        }
        ObjectNode container = (ObjectNode) containers.get(at);
        debug.fill(container);
        debug.profile().allow(container);
        strip(invocation, debug.profile(), copy);
        containers.set(at, debug.customized(container));
        return new PodCopy(copy, name);
    }

    private static int index(ArrayNode containers, String name) {
        for (int i = 0; i < containers.size(); i++) {
            if (Json.text(containers.get(i), "name").equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode bare(Invocation invocation, ObjectNode original) {
        ObjectNode copy = Json.object().put("kind", "Pod").put("apiVersion", "v1");
        ObjectNode metadata =
                copy.putObject("metadata")
                        .put("name", invocation.get(DebugFlags.COPY_TO))
                        .put("namespace", Json.text(original, "metadata", "namespace"));
        for (String each : List.of("labels", "annotations")) {
            if (Json.at(original, "metadata", each) instanceof ObjectNode kept) {
                metadata.set(each, kept.deepCopy());
            }
        }
        ObjectNode spec = original.withObject("/spec").deepCopy();
        spec.remove("ephemeralContainers");
        if (invocation.has(DebugFlags.SHARE_PROCESSES)) {
            spec.put("shareProcessNamespace", invocation.get(DebugFlags.SHARE_PROCESSES));
        }
        if (!invocation.get(DebugFlags.SAME_NODE)) {
            spec.remove("nodeName");
        }
        copy.set("spec", spec);
        return copy;
    }

    /** Takes away what would send work to the copy or restart it, but what the flags keep. */
    private static void strip(Invocation invocation, DebugProfile profile, ObjectNode copy) {
        ObjectNode metadata = copy.withObject("/metadata");
        drop(metadata, "labels", invocation.get(DebugFlags.KEEP_LABELS));
        drop(metadata, "annotations", invocation.get(DebugFlags.KEEP_ANNOTATIONS));
        if (profile == DebugProfile.LEGACY) {
            return;
        }
        ObjectNode spec = copy.withObject("/spec");
        drop(spec, "initContainers", invocation.get(DebugFlags.KEEP_INIT));
        for (JsonNode each : spec.path("containers")) {
            ObjectNode container = (ObjectNode) each;
            drop(container, "livenessProbe", invocation.get(DebugFlags.KEEP_LIVENESS));
            drop(container, "readinessProbe", invocation.get(DebugFlags.KEEP_READINESS));
            drop(container, "startupProbe", invocation.get(DebugFlags.KEEP_STARTUP));
        }
        if (!spec.has("shareProcessNamespace")) {
            spec.put("shareProcessNamespace", true);
        }
    }

    private static void drop(ObjectNode object, String name, boolean keep) {
        if (!keep) {
            object.remove(name);
        }
    }
}
