package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Keeps one pod of a DaemonSet on every node that its template accepts. */
final class DaemonSetController {
    static final String TYPE = "daemonsets.apps";

    private final Feed feed;
    private final Events events;
    private final SetPods pods;
    private final BiPredicate<JsonNode, JsonNode> accepts;

    /**
     * @param accepts whether a pod, given first, may run on a node
     */
    DaemonSetController(Feed feed, Events events, BiPredicate<JsonNode, JsonNode> accepts) {
        this.feed = feed;
        this.events = events;
        this.accepts = accepts;
        this.pods = new SetPods(feed, TYPE, "apps/v1", "DaemonSet");
        Feed.Queue queue = feed.queue(this::reconcile);
        pods.follow(queue);
        feed.on("nodes", _ -> queue.addAll(TYPE));
    }

    private static String node(JsonNode pod) {
        JsonNode terms =
                Json.at(
                        pod,
                        "spec",
                        "affinity",
                        "nodeAffinity",
                        "requiredDuringSchedulingIgnoredDuringExecution",
                        "nodeSelectorTerms");
        String wanted = terms.path(0).path("matchFields").path(0).path("values").path(0).asText("");
        return wanted.isEmpty() ? Json.text(pod, "spec", "nodeName") : wanted;
    }

    private void reconcile(Key key) {
        ObjectNode set = feed.objects().get(key).orElse(null);
        if (set == null || Meta.deleting(set)) {
            return;
        }
        String hash = Template.hash(Json.at(set, "spec", "template"), 0);
        Map<String, ObjectNode> there = new HashMap<>();
        for (ObjectNode pod : pods.of(set)) {
            if (Pods.finished(pod) || there.containsKey(node(pod))) {
                remove(set, pod);
            } else {
                there.put(node(pod), pod);
            }
        }
        int wanted = 0;
        int misplaced = 0;
        for (ObjectNode node : feed.objects().list("nodes", "")) {
            ObjectNode pod = there.get(Meta.name(node));
            ObjectNode asked = pod(set, Meta.name(node), hash);
            boolean right = accepts.test(asked, node);
            wanted += right ? 1 : 0;
            misplaced += !right && pod != null ? 1 : 0;
            if (right && pod == null) {
                ObjectNode made = feed.objects().create(Pods.TYPE, asked);
                events.record(
                        set,
                        source(),
                        Happening.normal("SuccessfulCreate", "Created pod: " + Meta.name(made)));
            } else if (!right && pod != null) {
                remove(set, pod);
            }
        }
        update(set, there.values().stream().toList(), hash, wanted);
        writeStatus(key, set, hash, wanted, misplaced);
    }

    private Events.Source source() {
        return pods.source("daemonset-controller");
    }

    private void remove(ObjectNode set, ObjectNode pod) {
        if (!Meta.deleting(pod)) {
            feed.objects().delete(Key.of(Pods.TYPE, pod), Deletion.DEFAULT.of(Meta.uid(pod)));
            events.record(
                    set,
                    source(),
                    Happening.normal("SuccessfulDelete", "Deleted pod: " + Meta.name(pod)));
        }
    }

    private void update(ObjectNode set, List<ObjectNode> there, String hash, int wanted) {
        if (Json.text(set, "spec", "updateStrategy", "type").equals("OnDelete")) {
            return;
        }
        int may =
                Math.max(
                        1,
                        Template.portion(
                                Json.at(
                                        set,
                                        "spec",
                                        "updateStrategy",
                                        "rollingUpdate",
                                        "maxUnavailable"),
                                wanted,
                                true,
                                "1"));
        int missing =
                (int) there.stream().filter(pod -> !Pods.ready(pod)).count()
                        + Math.max(0, wanted - there.size());
        for (ObjectNode pod : there) {
            boolean old =
                    !Json.text(pod, "metadata", "labels", StatefulSetController.HASH).equals(hash);
            if (old && !Meta.deleting(pod) && (missing < may || !Pods.ready(pod))) {
                missing += Pods.ready(pod) ? 1 : 0;
                remove(set, pod);
            }
        }
    }

    private ObjectNode pod(ObjectNode set, String node, String hash) {
        ObjectNode pod =
                Pods.fromTemplate(set, Json.at(set, "spec", "template"), pods.reference(set), null);
        ObjectNode labels = pod.withObjectProperty("metadata").withObjectProperty("labels");
        labels.put(StatefulSetController.HASH, hash);
        labels.put("pod-template-generation", Json.at(set, "metadata", "generation").asText("1"));
        ObjectNode spec = pod.withObjectProperty("spec");
        ObjectNode required =
                spec.withObjectProperty("affinity")
                        .withObjectProperty("nodeAffinity")
                        .withObjectProperty("requiredDuringSchedulingIgnoredDuringExecution");
        var terms = required.withArrayProperty("nodeSelectorTerms");
        if (terms.isEmpty()) {
            terms.addObject();
        }
        for (JsonNode term : terms) {
            ((ObjectNode) term)
                    .putArray("matchFields")
                    .addObject()
                    .put("key", "metadata.name")
                    .put("operator", "In")
                    .putArray("values")
                    .add(node);
        }
        tolerate(spec);
        return pod;
    }

    /** A daemon stays on a node that is in trouble. */
    private static void tolerate(ObjectNode spec) {
        var tolerations = spec.withArrayProperty("tolerations");
        for (String each :
                List.of(
                        "not-ready:NoExecute",
                        "unreachable:NoExecute",
                        "disk-pressure:NoSchedule",
                        "memory-pressure:NoSchedule",
                        "pid-pressure:NoSchedule",
                        "unschedulable:NoSchedule")) {
            String[] parts = each.split(":");
            tolerations
                    .addObject()
                    .put("effect", parts[1])
                    .put("key", "node.kubernetes.io/" + parts[0])
                    .put("operator", "Exists");
        }
    }

    private void writeStatus(Key key, ObjectNode set, String hash, int wanted, int misplaced) {
        List<ObjectNode> now =
                feed.objects().list(Pods.TYPE, key.namespace()).stream()
                        .filter(pod -> Meta.controlledBy(pod, set) && Pods.active(pod))
                        .toList();
        int ready = (int) now.stream().filter(Pods::ready).count();
        int updated =
                (int)
                        now.stream()
                                .filter(
                                        pod ->
                                                Json.text(
                                                                pod,
                                                                "metadata",
                                                                "labels",
                                                                StatefulSetController.HASH)
                                                        .equals(hash))
                                .count();
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            status.put("currentNumberScheduled", Math.min(now.size(), wanted))
                                    .put("desiredNumberScheduled", wanted);
                            status.put("numberMisscheduled", misplaced).put("numberReady", ready);
                            status.set(
                                    "observedGeneration",
                                    each.path("metadata").path("generation").deepCopy());
                            count(status, "numberAvailable", ready);
                            count(status, "numberUnavailable", Math.max(0, wanted - ready));
                            count(status, "updatedNumberScheduled", updated);
                        });
    }

    private static void count(ObjectNode status, String field, int value) {
        if (value == 0) {
            status.remove(field);
        } else {
            status.put(field, value);
        }
    }
}
