package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import java.util.ArrayList;
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
        contents()
                .forEach(
                        type ->
                                feed.on(
                                        type,
                                        change -> {
                                            if (change.after() == null) {
                                                queue.add(
                                                        new Key(
                                                                TYPE,
                                                                "",
                                                                change.key().namespace()));
                                            }
                                        }));
        feed.world().timeline().soon(() -> FIRST.forEach(this::ensure));
        queue.addAll(TYPE);
    }

    private static List<String> contents() {
        var all = new ArrayList<>(GarbageCollector.TYPES);
        all.addAll(
                List.of(
                        "events",
                        "roles.rbac.authorization.k8s.io",
                        "rolebindings.rbac.authorization.k8s.io",
                        "networkpolicies.networking.k8s.io",
                        "limitranges",
                        "resourcequotas",
                        "leases.coordination.k8s.io"));
        return all;
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
        boolean empty = true;
        for (String type : contents()) {
            for (ObjectNode each : feed.objects().list(type, key.name())) {
                empty = false;
                feed.objects().delete(Key.of(type, each), Deletion.DEFAULT);
            }
        }
        if (empty
                || contents().stream()
                        .allMatch(type -> feed.objects().list(type, key.name()).isEmpty())) {
            feed.objects()
                    .get(key)
                    .ifPresent(
                            now -> {
                                ObjectNode copy = now.deepCopy();
                                if (copy.path("spec").path("finalizers")
                                        instanceof ArrayNode finalizers) {
                                    finalizers.removeAll();
                                }
                                try {
                                    feed.objects().update(TYPE, copy, "finalize");
                                } catch (StatusException e) {
                                    // somebody else finished it
                                    queue.add(key);
                                }
                            });
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
