package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes what belonged to removed objects, and ends foreground and orphaning deletions. */
final class GarbageCollector {
    /** The types that are owned or own, in practice. */
    static final List<String> TYPES =
            List.of(
                    "pods",
                    "replicasets.apps",
                    "replicationcontrollers",
                    "deployments.apps",
                    "statefulsets.apps",
                    "daemonsets.apps",
                    "jobs.batch",
                    "cronjobs.batch",
                    "services",
                    "endpoints",
                    "endpointslices.discovery.k8s.io",
                    "configmaps",
                    "secrets",
                    "persistentvolumeclaims",
                    "controllerrevisions.apps",
                    "horizontalpodautoscalers.autoscaling",
                    "serviceaccounts",
                    "poddisruptionbudgets.policy",
                    "ingresses.networking.k8s.io");

    private final Feed feed;
    private final Map<String, Set<Key>> dependents = new HashMap<>();
    private final Map<String, Key> live = new HashMap<>();
    private final Feed.Queue queue;

    GarbageCollector(Feed feed) {
        this.feed = feed;
        this.queue = feed.queue(this::reconcile);
        for (String type : TYPES) {
            for (ObjectNode each : feed.objects().list(type, "")) {
                note(Key.of(type, each), each);
            }
            feed.on(type, this::changed);
            queue.addAll(type);
        }
    }

    private void note(Key key, ObjectNode object) {
        live.put(Meta.uid(object), key);
        owners(object)
                .forEach(
                        owner ->
                                dependents
                                        .computeIfAbsent(
                                                owner.path("uid").asText(),
                                                _ -> new LinkedHashSet<>())
                                        .add(key));
    }

    private static JsonNode owners(JsonNode object) {
        return Json.at(object, "metadata", "ownerReferences");
    }

    private void changed(Change change) {
        if (change.after() == null) {
            String uid = Meta.uid(change.latest());
            live.remove(uid);
            Set<Key> left = dependents.remove(uid);
            if (left != null) {
                left.forEach(queue::add);
            }
            owners(change.latest()).forEach(owner -> ownerMayGo(owner.path("uid").asText()));
        } else {
            note(change.key(), change.after());
            boolean owned = change.before() == null && !owners(change.after()).isEmpty();
            if (owned || Meta.deleting(change.after())) {
                queue.add(change.key());
            }
        }
    }

    private void ownerMayGo(String uid) {
        Key owner = live.get(uid);
        if (owner != null) {
            queue.add(owner);
        }
    }

    private void reconcile(Key key) {
        ObjectNode object = feed.objects().get(key).orElse(null);
        if (object == null) {
            return;
        }
        if (Meta.deleting(object)) {
            finalizing(key, object);
        }
        boolean any = false;
        boolean all = true;
        for (JsonNode owner : owners(object)) {
            any = true;
            all &=
                    !live.containsKey(owner.path("uid").asText())
                            && TYPES.stream().anyMatch(type -> isKind(type, owner));
        }
        if (any && all) {
            feed.objects()
                    .delete(key, Deletion.DEFAULT.of(Meta.uid(object)).propagating("Background"));
        }
    }

    private static boolean isKind(String type, JsonNode owner) {
        String kind = owner.path("kind").asText().toLowerCase(java.util.Locale.ROOT);
        String plural = type.split("\\.", 2)[0];
        return plural.equals(kind + "s") || plural.equals(kind) || plural.equals(kind + "es");
    }

    private void finalizing(Key key, ObjectNode object) {
        boolean orphan = has(object, "orphan");
        boolean foreground = has(object, "foregroundDeletion");
        Set<Key> mine = dependents.getOrDefault(Meta.uid(object), Set.of());
        boolean blocked = false;
        for (Key each : List.copyOf(mine)) {
            ObjectNode dependent = feed.objects().get(each).orElse(null);
            if (dependent == null) {
                continue;
            }
            if (orphan) {
                release(each, Meta.uid(object));
            } else if (foreground) {
                feed.objects().delete(each, Deletion.DEFAULT.propagating("Foreground"));
                blocked |= feed.objects().get(each).isPresent();
            }
        }
        if (orphan || (foreground && !blocked)) {
            feed.objects()
                    .modify(
                            key,
                            Objects.MAIN,
                            each -> {
                                if (each.path("metadata").path("finalizers")
                                        instanceof ArrayNode finalizers) {
                                    finalizers.removeIf(
                                            f ->
                                                    f.asText()
                                                            .equals(
                                                                    orphan
                                                                            ? "orphan"
                                                                            : "foregroundDeletion"));
                                    if (finalizers.isEmpty()) {
                                        each.withObjectProperty("metadata").remove("finalizers");
                                    }
                                }
                            });
        }
    }

    private void release(Key key, String owner) {
        dependents.getOrDefault(owner, new LinkedHashSet<>()).remove(key);
        feed.objects()
                .modify(
                        key,
                        Objects.MAIN,
                        each -> {
                            if (owners(each) instanceof ArrayNode references) {
                                references.removeIf(r -> r.path("uid").asText().equals(owner));
                                if (references.isEmpty()) {
                                    each.withObjectProperty("metadata").remove("ownerReferences");
                                }
                            }
                        });
    }

    private static boolean has(JsonNode object, String finalizer) {
        for (JsonNode each : Json.at(object, "metadata", "finalizers")) {
            if (each.asText().equals(finalizer)) {
                return true;
            }
        }
        return false;
    }
}
