package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * One object as the cluster has it and as it would be.
 *
 * @param live null where it is not there yet
 * @param merged null where it would go
 */
record Versions(ResourceRef ref, @Nullable ObjectNode live, @Nullable ObjectNode merged) {
    private static final String HIDDEN = "***";

    /** An object that would be deleted. */
    static Versions going(Item item) {
        Origin origin = Objects.requireNonNull(item.origin());
        return new Versions(origin.ref(), item.json().deepCopy(), null);
    }

    /** The live object's uid; that of the one to come where there is none. */
    String uid() {
        JsonNode there = live != null ? live : merged;
        return there == null ? "" : Json.text(there, "metadata", "uid");
    }

    /** The name of the object's files, as {@code apps.v1.Deployment.default.web}. */
    String file() {
        String group = ref.type().group();
        String namespace = ref.namespace() == null ? "" : ref.namespace();
        return (group.isEmpty() ? "" : group + ".")
                + String.join(".", ref.type().version(), ref.type().kind(), namespace, ref.name());
    }

    /** The same without who owns which field. */
    Versions unmanaged() {
        for (ObjectNode each : new ObjectNode[] {live, merged}) {
            if (each != null && each.path("metadata") instanceof ObjectNode metadata) {
                metadata.remove("managedFields");
            }
        }
        return this;
    }

    /** The same with the values of a secret hidden, so that one still sees which would change. */
    Versions masked() {
        if (!ref.type().group().isEmpty() || !ref.type().kind().equals("Secret")) {
            return this;
        }
        JsonNode before = live == null ? Json.object() : live.path("data");
        JsonNode after = merged == null ? Json.object() : merged.path("data");
        for (String name : before.properties().stream().map(java.util.Map.Entry::getKey).toList()) {
            boolean changes = after.has(name) && !after.get(name).equals(before.get(name));
            ((ObjectNode) before).put(name, changes ? HIDDEN + " (before)" : HIDDEN);
            if (after.has(name)) {
                ((ObjectNode) after).put(name, changes ? HIDDEN + " (after)" : HIDDEN);
            }
        }
        for (String name : after.properties().stream().map(java.util.Map.Entry::getKey).toList()) {
            if (!before.has(name)) {
                ((ObjectNode) after).put(name, HIDDEN);
            }
        }
        return this;
    }
}
