package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

/** Deletes the objects of CustomResourceDefinitions that go, then lets these go. */
final class DefinitionController {
    private static final String TYPE = "customresourcedefinitions.apiextensions.k8s.io";
    private static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";
    private static final Meta.Condition UNDER_WAY =
            new Meta.Condition(
                    "Terminating",
                    "True",
                    "InstanceDeletionInProgress",
                    "CustomResource deletion is in progress");

    private final Feed feed;
    private final Feed.Queue queue;

    DefinitionController(Feed feed) {
        this.feed = feed;
        this.queue = feed.queue(this::reconcile);
        feed.on(TYPE, change -> queue.add(change.key()));
        feed.onAll(
                change -> {
                    String type = change.key().type();
                    if (change.after() == null && type.contains(".")) {
                        queue.add(new Key(TYPE, "", type));
                    }
                });
        queue.addAll(TYPE);
    }

    private void reconcile(Key key) {
        ObjectNode definition = feed.objects().get(key).orElse(null);
        if (definition == null || !Meta.deleting(definition) || !held(definition)) {
            return;
        }
        String type = key.name();
        if (served(type)) {
            for (ObjectNode each : feed.objects().list(type, "")) {
                feed.objects().delete(Key.of(type, each), Deletion.DEFAULT);
            }
            if (!feed.objects().list(type, "").isEmpty()) {
                var now = feed.world().timeline().instant();
                feed.objects()
                        .modify(
                                key,
                                Objects.STATUS,
                                each ->
                                        Meta.setCondition(
                                                each.withObjectProperty("status"),
                                                UNDER_WAY,
                                                now,
                                                false));
                return;
            }
        }
        feed.objects().modify(key, Objects.MAIN, DefinitionController::release);
    }

    /** A definition none of whose versions is served has no objects that could be reached. */
    private boolean served(String type) {
        return feed.objects().types().stream()
                .map(ResourceType::qualifiedPlural)
                .anyMatch(type::equals);
    }

    private static boolean held(ObjectNode definition) {
        for (var each : Json.at(definition, "metadata", "finalizers")) {
            if (each.asText().equals(CLEANUP)) {
                return true;
            }
        }
        return false;
    }

    private static void release(ObjectNode definition) {
        if (Json.at(definition, "metadata", "finalizers") instanceof ArrayNode finalizers) {
            finalizers.removeIf(each -> each.asText().equals(CLEANUP));
        }
    }
}
