package dev.coxswain.command.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Objects;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.NameCheck;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From what a person names, {@code web}, {@code deploy/web}, {@code svc/web}, to pods. */
final class PodFinder {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final Cluster cluster;
    private final Objects objects;
    private final Invocation invocation;

    PodFinder(Invocation invocation) {
        this.cluster = invocation.cluster();
        this.objects = invocation.objects();
        this.invocation = invocation;
    }

    ResourceType podType() {
        return cluster.types()
                .ofKind("v1", "Pod", invocation.cancellation())
                .orElseThrow(
                        () ->
                                FailureException.plain(
                                        "the server doesn't have a resource type \"pods\""));
    }

    /**
     * The object named.
     *
     * @param typed {@code NAME} of a pod, or {@code TYPE/NAME}
     */
    Found object(String typed) {
        int slash = typed.indexOf('/');
        if (slash < 0) {
            return get(podType(), invocation.namespace(), typed);
        }
        String name = typed.substring(slash + 1);
        if (slash == 0 || name.isEmpty() || name.contains("/")) {
            throw FailureException.plain(
                    "arguments in resource/name form must have a single resource and name");
        }
        ResourceType type =
                cluster.types().resolve(typed.substring(0, slash), invocation.cancellation());
        return get(type, invocation.namespace(), name);
    }

    /**
     * The one object that files name.
     *
     * @throws FailureException in kubectl's words where there are several
     */
    Found named(List<ResourceRef> refs) {
        if (refs.size() != 1) {
            throw FailureException.plain("cannot exec into multiple objects at a time");
        }
        ResourceRef ref = refs.getFirst();
        String namespace = ref.namespace() == null ? "" : ref.namespace();
        return new Found(ref.type(), namespace, objects.get(ref));
    }

    Found get(ResourceType type, String namespace, String name) {
        NameCheck.require("namespace", namespace);
        NameCheck.require("resource name", name);
        ResourceRef ref = new ResourceRef(type, type.namespaced() ? namespace : null, name);
        return new Found(type, namespace, objects.get(ref));
    }

    /** A pod, or the server's own refusal. */
    JsonNode pod(String namespace, String name) {
        return objects.read(new ResourceRef(podType(), namespace, name));
    }

    /** An object with its type and the namespace its pods live in. */
    record Found(ResourceType type, String namespace, JsonNode json) {
        boolean isPod() {
            return type.plural().equals("pods") && type.group().isEmpty();
        }

        String name() {
            return Json.text(json, "metadata", "name");
        }
    }

    /** The pods a label selector leaves, in the server's order. */
    List<ObjectNode> list(String namespace, String labels, Optional<String> fields) {
        Selector selector = new Selector(labels, fields.orElse(null));
        List<ObjectNode> pods = new ArrayList<>();
        ObjectNode list = objects.list(podType(), namespace, selector);
        for (JsonNode each : list.path("items")) {
            pods.add((ObjectNode) each);
        }
        return pods;
    }

    /** The pods that belong to an object; a pod belongs to itself. */
    List<JsonNode> pods(Found found, Comparator<JsonNode> order, String refusal) {
        if (found.isPod()) {
            return List.of(found.json());
        }
        String labels = PodSelector.of(found, refusal);
        List<JsonNode> pods = new ArrayList<>(list(found.namespace(), labels, Optional.empty()));
        pods.sort(order);
        return pods;
    }

    /**
     * The first pod of an object, waiting for one to be there.
     *
     * @param refusal how kubectl begins its refusal of objects that have no pods
     */
    First first(Found found, Comparator<JsonNode> order, String refusal, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            List<JsonNode> pods = pods(found, order, refusal);
            if (!pods.isEmpty()) {
                return new First(pods.getFirst(), pods.size());
            }
            if (System.nanoTime() >= end) {
                throw FailureException.plain("timed out waiting for the condition");
            }
            Waiting.pause(LOOK_AGAIN, invocation.cancellation());
        }
    }

    /** A pod, and among how many it was the first. */
    record First(JsonNode pod, int count) {}

    /** The address of a pod. */
    ResourceRef ref(JsonNode pod) {
        return new ResourceRef(
                podType(),
                Json.text(pod, "metadata", "namespace"),
                Json.text(pod, "metadata", "name"));
    }
}
