package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import java.util.List;

/** Gives a namespace what every one has, and empties one that is going away. */
final class NamespaceController {
    private static final List<String> FIRST =
            List.of("default", "kube-system", "kube-public", "kube-node-lease");
    private static final String TYPE = "namespaces";

    private final Feed feed;
    private final Feed.Queue queue;

    NamespaceController(Feed feed) {
        this.feed = feed;
        this.queue = feed.queue(this::reconcile);
        feed.on(TYPE, change -> queue.add(change.key()));
        feed.onAll(
                change -> {
                    String namespace = change.key().namespace();
                    if (change.after() == null && !namespace.isEmpty()) {
                        queue.add(new Key(TYPE, "", namespace));
                    }
                });
        feed.world().timeline().soon(() -> FIRST.forEach(this::ensure));
        queue.addAll(TYPE);
    }

    private void ensure(String name) {
        if (feed.objects().get(new Key(TYPE, "", name)).isEmpty()) {
            ObjectNode namespace = Json.object();
            namespace.putObject("metadata").put("name", name);
            feed.objects().create(TYPE, namespace);
        }
    }

    private void reconcile(Key key) {
        ObjectNode namespace = feed.objects().get(key).orElse(null);
        if (namespace == null) {
            return;
        }
        if (!Meta.deleting(namespace)) {
            furnish(key.name());
            return;
        }
        NamespaceContents left = NamespaceContents.remove(feed.objects(), key.name());
        var now = feed.world().timeline().instant();
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> left.report(each.withObjectProperty("status"), now));
        if (left.empty()) {
            feed.objects().get(key).ifPresent(each -> release(key, each.deepCopy()));
        }
    }

    private void release(Key key, ObjectNode namespace) {
        if (namespace.path("spec").path("finalizers") instanceof ArrayNode finalizers) {
            finalizers.removeIf(each -> each.asText().equals("kubernetes"));
        }
        try {
            feed.objects().update(TYPE, namespace, "finalize");
        } catch (StatusException e) {
            // somebody else finished it
            queue.add(key);
        }
    }

    private void furnish(String name) {
        create("serviceaccounts", name, "default", Json.object());
        ObjectNode authority = Json.object();
        authority
                .putObject("data")
                .put(
                        "ca.crt",
                        "-----BEGIN CERTIFICATE-----\npractice\n-----END CERTIFICATE-----\n");
        create("configmaps", name, "kube-root-ca.crt", authority);
    }

    private void create(String type, String namespace, String name, ObjectNode object) {
        if (feed.objects().get(new Key(type, namespace, name)).isEmpty()) {
            object.putObject("metadata").put("name", name).put("namespace", namespace);
            feed.objects().create(type, object);
        }
    }
}
