package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What controllers ask of pods. */
final class Pods {
    static final String TYPE = "pods";

    /** The order in which pods are given up: not yet running first, then not ready, then young. */
    static final Comparator<JsonNode> GIVEN_UP_FIRST =
            Comparator.<JsonNode>comparingInt(
                            pod -> Json.text(pod, "spec", "nodeName").isEmpty() ? 0 : 1)
                    .thenComparingInt(
                            pod -> Json.text(pod, "status", "phase").equals("Running") ? 1 : 0)
                    .thenComparingInt(pod -> Meta.isTrue(pod, "Ready") ? 1 : 0)
                    .thenComparing(Comparator.comparing(Meta::created).reversed());

    private Pods() {}

    static boolean active(JsonNode pod) {
        return !finished(pod) && !Meta.deleting(pod);
    }

    static boolean finished(JsonNode pod) {
        String phase = Json.text(pod, "status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    static boolean ready(JsonNode pod) {
        return !Meta.deleting(pod) && Meta.isTrue(pod, "Ready");
    }

    /** How long until a ready pod counts as available; zero where it does. */
    static Duration untilAvailable(JsonNode pod, int minimumSeconds, Instant now) {
        if (minimumSeconds == 0) {
            return Duration.ZERO;
        }
        Instant since = Meta.instant(Json.text(Meta.condition(pod, "Ready"), "lastTransitionTime"));
        Duration left = Duration.between(now, since.plusSeconds(minimumSeconds));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * The pods a controller owns, adopting matching orphans and releasing what no longer matches.
     */
    static List<ObjectNode> claim(
            Objects objects, JsonNode owner, JsonNode selector, ObjectNode reference) {
        var mine = new ArrayList<ObjectNode>();
        for (ObjectNode pod : objects.list(TYPE, Meta.namespace(owner))) {
            boolean matches = LabelMatch.selector(selector, Meta.labels(pod));
            if (Meta.controlledBy(pod, owner)) {
                if (matches) {
                    mine.add(pod);
                } else if (!Meta.deleting(owner)) {
                    release(objects, pod, owner);
                }
            } else if (matches
                    && Meta.controller(pod).isEmpty()
                    && active(pod)
                    && !Meta.deleting(owner)) {
                adopt(objects, Key.of(TYPE, pod), reference).ifPresent(mine::add);
            }
        }
        return mine;
    }

    static java.util.Optional<ObjectNode> adopt(Objects objects, Key key, ObjectNode reference) {
        return objects.modify(
                key,
                Objects.MAIN,
                each -> metadata(each).withArrayProperty("ownerReferences").add(reference));
    }

    private static void release(Objects objects, ObjectNode pod, JsonNode owner) {
        objects.modify(
                Key.of(TYPE, pod),
                Objects.MAIN,
                each -> {
                    var references = metadata(each).withArrayProperty("ownerReferences");
                    references.removeIf(r -> r.path("uid").asText().equals(Meta.uid(owner)));
                    if (references.isEmpty()) {
                        metadata(each).remove("ownerReferences");
                    }
                });
    }

    private static ObjectNode metadata(ObjectNode object) {
        return object.withObjectProperty("metadata");
    }

    /**
     * A pod as its template says.
     *
     * @param name the whole name, or null for one made from the owner's
     */
    static ObjectNode fromTemplate(
            JsonNode owner, JsonNode template, ObjectNode reference, @Nullable String name) {
        ObjectNode pod = Json.object();
        ObjectNode metadata = pod.putObject("metadata");
        if (name == null) {
            metadata.put("generateName", Meta.name(owner) + "-");
        } else {
            metadata.put("name", name);
        }
        metadata.put("namespace", Meta.namespace(owner));
        JsonNode given = template.path("metadata");
        if (given.has("labels")) {
            metadata.set("labels", given.get("labels").deepCopy());
        }
        if (given.has("annotations")) {
            metadata.set("annotations", given.get("annotations").deepCopy());
        }
        metadata.putArray("ownerReferences").add(reference);
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }

    /**
     * The keys of the controllers in its namespace whose selector matches a pod without an owner.
     */
    static List<Key> suitors(Objects objects, String type, JsonNode pod, boolean plainSelector) {
        var keys = new ArrayList<Key>();
        if (Meta.controller(pod).isEmpty()) {
            for (ObjectNode each : objects.list(type, Meta.namespace(pod))) {
                JsonNode selector = Json.at(each, "spec", "selector");
                boolean matches =
                        plainSelector
                                ? LabelMatch.map(selector, Meta.labels(pod))
                                : LabelMatch.selector(selector, Meta.labels(pod));
                if (matches) {
                    keys.add(Key.of(type, each));
                }
            }
        }
        return keys;
    }
}
