package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Meta.Condition;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts how many pods each PodDisruptionBudget lets go of at the moment. */
final class DisruptionController {
    private static final String TYPE = "poddisruptionbudgets.policy";
    private static final Map<String, String> OWNERS =
            Map.of(
                    "ReplicaSet", "replicasets.apps",
                    "StatefulSet", "statefulsets.apps",
                    "ReplicationController", "replicationcontrollers",
                    "Deployment", "deployments.apps");

    private static final Events.Source SOURCE =
            new Events.Source("controllermanager", "", "policy/v1", "PodDisruptionBudget");

    /** How long an evicted pod is given to begin its end. */
    private static final Duration GIVEN = Duration.ofMinutes(2);

    private final Feed feed;
    private final Events events;
    private final Feed.Queue queue;

    DisruptionController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.queue = feed.queue(this::reconcile);
        feed.on(TYPE, change -> queue.add(change.key()));
        feed.on(Pods.TYPE, this::podChanged);
        queue.addAll(TYPE);
    }

    private void podChanged(Change change) {
        for (ObjectNode budget : feed.objects().list(TYPE, change.key().namespace())) {
            for (JsonNode pod : new JsonNode[] {change.before(), change.after()}) {
                if (pod != null && covers(budget, pod)) {
                    queue.add(Key.of(TYPE, budget));
                }
            }
        }
    }

    private static boolean covers(JsonNode budget, JsonNode pod) {
        JsonNode selector = Json.at(budget, "spec", "selector");
        return !selector.isMissingNode() && LabelMatch.selector(selector, Meta.labels(pod));
    }

    private void reconcile(Key key) {
        ObjectNode budget = feed.objects().get(key).orElse(null);
        if (budget == null || Meta.deleting(budget)) {
            return;
        }
        List<ObjectNode> pods =
                feed.objects().list(Pods.TYPE, key.namespace()).stream()
                        .filter(pod -> covers(budget, pod) && !Pods.finished(pod))
                        .toList();
        if (pods.isEmpty()) {
            events.record(budget, SOURCE, Happening.normal("NoPods", "No matching pods found"));
        }
        JsonNode away = Json.at(budget, "status", "disruptedPods");
        int healthy =
                (int)
                        pods.stream()
                                .filter(Pods::ready)
                                .filter(pod -> !Meta.deleting(pod) && !gone(away, pod))
                                .count();
        int expected = pods.size();
        JsonNode spec = budget.path("spec");
        int desired;
        if (spec.has("maxUnavailable")) {
            expected = wanted(pods);
            int spare = Template.portion(spec.path("maxUnavailable"), expected, true, "0");
            desired = Math.max(0, expected - spare);
        } else {
            String least = spec.path("minAvailable").asText("1");
            expected = least.endsWith("%") ? wanted(pods) : expected;
            desired = Template.portion(spec.path("minAvailable"), expected, true, "1");
        }
        int allowed = expected > 0 ? Math.max(0, healthy - desired) : 0;
        List<String> present =
                pods.stream().filter(pod -> !Meta.deleting(pod)).map(Meta::name).toList();
        write(key, new int[] {healthy, desired, expected, allowed}, present);
    }

    /** Whether a pod's eviction is under way, for which it is given a while. */
    private boolean gone(JsonNode away, JsonNode pod) {
        JsonNode since = away.path(Meta.name(pod));
        return since.isTextual()
                && Instant.parse(since.asText())
                        .plus(GIVEN)
                        .isAfter(feed.world().timeline().instant());
    }

    /** How many pods their controllers want, each controller counted once. */
    private int wanted(List<ObjectNode> pods) {
        return pods.stream()
                .flatMap(pod -> Meta.controller(pod).stream())
                .map(
                        owner ->
                                owner.path("uid").asText()
                                        + "|"
                                        + owner.path("kind").asText("")
                                        + "|"
                                        + owner.path("name").asText(""))
                .distinct()
                .mapToInt(owner -> replicas(pods.getFirst(), owner.split("\\|", -1)))
                .sum();
    }

    private int replicas(JsonNode pod, String[] owner) {
        String type = OWNERS.get(owner[1]);
        return type == null
                ? 1
                : feed.objects()
                        .get(new Key(type, Meta.namespace(pod), owner[2]))
                        .map(each -> Json.at(each, "spec", "replicas").asInt(1))
                        .orElse(1);
    }

    private void write(Key key, int[] counts, List<String> present) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status = each.withObjectProperty("status");
                            status.put("currentHealthy", counts[0])
                                    .put("desiredHealthy", counts[1])
                                    .put("disruptionsAllowed", counts[3])
                                    .put("expectedPods", counts[2]);
                            status.set(
                                    "observedGeneration",
                                    each.path("metadata").path("generation").deepCopy());
                            forget(status, present);
                            boolean may = counts[3] > 0;
                            Meta.setCondition(
                                    status,
                                    new Condition(
                                            "DisruptionAllowed",
                                            may ? "True" : "False",
                                            may ? "SufficientPods" : "InsufficientPods",
                                            ""),
                                    feed.world().timeline().instant(),
                                    false);
                            ObjectNode condition = (ObjectNode) status.path("conditions").get(0);
                            condition.put("message", "");
                            condition.set("observedGeneration", status.path("observedGeneration"));
                        });
    }

    /** Takes out of the evicted pods those that have begun to end. */
    private static void forget(ObjectNode status, List<String> present) {
        if (status.get("disruptedPods") instanceof ObjectNode away) {
            away.retain(present);
            if (away.isEmpty()) {
                status.remove("disruptedPods");
            }
        }
    }
}
