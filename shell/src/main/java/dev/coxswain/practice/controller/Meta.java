package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads and writes what all objects have: names, labels, owners, conditions. */
public final class Meta {
    private Meta() {}

    public static String name(JsonNode object) {
        return Json.text(object, "metadata", "name");
    }

    public static String namespace(JsonNode object) {
        return Json.text(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return Json.text(object, "metadata", "uid");
    }

    public static JsonNode labels(JsonNode object) {
        return Json.at(object, "metadata", "labels");
    }

    public static boolean deleting(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    public static String annotation(JsonNode object, String key) {
        return Json.text(object, "metadata", "annotations", key);
    }

    public static Instant created(JsonNode object) {
        return instant(Json.text(object, "metadata", "creationTimestamp"));
    }

    /** The moment a stamp says; the epoch for none. */
    public static Instant instant(String stamp) {
        return stamp.isEmpty() ? Instant.EPOCH : Instant.parse(stamp);
    }

    /** The stamp of a moment, in whole seconds as Kubernetes writes it. */
    public static String stamp(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The controlling owner. */
    public static Optional<JsonNode> controller(JsonNode object) {
        for (JsonNode owner : Json.at(object, "metadata", "ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    public static boolean controlledBy(JsonNode object, JsonNode owner) {
        return controller(object).map(o -> o.path("uid").asText().equals(uid(owner))).orElse(false);
    }

    /** The key of the controlling owner where it is of the given kind. */
    public static @Nullable Key ownerKey(JsonNode object, String kind, String type) {
        return controller(object)
                .filter(owner -> owner.path("kind").asText().equals(kind))
                .map(owner -> new Key(type, namespace(object), owner.path("name").asText()))
                .orElse(null);
    }

    /** A reference to the controlling owner, as its controller writes it. */
    public static ObjectNode reference(JsonNode owner, String apiVersion, String kind) {
        return Json.object()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put("name", name(owner))
                .put("uid", uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /** The condition of a type; a missing node for none. */
    public static JsonNode condition(JsonNode object, String type) {
        for (JsonNode each : Json.at(object, "status", "conditions")) {
            if (each.path("type").asText().equals(type)) {
                return each;
            }
        }
        return Json.NODES.missingNode();
    }

    public static boolean isTrue(JsonNode object, String condition) {
        return condition(object, condition).path("status").asText().equals("True");
    }

    /** One condition to be set; {@code reason} and {@code message} may be empty. */
    public record Condition(String type, String status, String reason, String message) {}

    /**
     * Sets a condition in a status; the transition time moves only with its status.
     *
     * @param updateTime whether the kind's conditions have a {@code lastUpdateTime}
     */
    public static void setCondition(
            ObjectNode status, Condition condition, Instant now, boolean updateTime) {
        ArrayNode all =
                status.get("conditions") instanceof ArrayNode array
                        ? array
                        : status.putArray("conditions");
        ObjectNode found = null;
        for (JsonNode each : all) {
            if (each.path("type").asText().equals(condition.type())) {
                found = (ObjectNode) each;
            }
        }
        boolean fresh = found == null;
        ObjectNode into = found == null ? all.addObject() : found;
        boolean moved = fresh || !into.path("status").asText().equals(condition.status());
        boolean said =
                moved
                        || !into.path("reason").asText().equals(condition.reason())
                        || !into.path("message").asText().equals(condition.message());
        if (!said) {
            return;
        }
        if (moved) {
            into.put("lastTransitionTime", stamp(now));
        }
        if (updateTime) {
            into.put("lastUpdateTime", stamp(now));
        }
        put(into, "message", condition.message());
        put(into, "reason", condition.reason());
        into.put("status", condition.status());
        into.put("type", condition.type());
    }

    private static void put(ObjectNode into, String key, String value) {
        if (value.isEmpty()) {
            into.remove(key);
        } else {
            into.put(key, value);
        }
    }
}
