package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scales workloads to what their pods are said to use, every 15 seconds while there is an HPA. */
final class AutoscaleController {
    private static final String TYPE = "horizontalpodautoscalers.autoscaling";
    private static final Duration PERIOD = Duration.ofSeconds(15);
    private static final Duration STABLE = Duration.ofMinutes(5);
    private static final Map<String, String> TARGETS =
            Map.of(
                    "Deployment", "deployments.apps",
                    "ReplicaSet", "replicasets.apps",
                    "StatefulSet", "statefulsets.apps",
                    "ReplicationController", "replicationcontrollers");
    private static final Events.Source SOURCE =
            new Events.Source(
                    "horizontal-pod-autoscaler", "", "autoscaling/v2", "HorizontalPodAutoscaler");

    /** A size that was recommended. */
    private record Recommended(Instant when, int replicas) {}

    private final Feed feed;
    private final Events events;
    private final UsageSource usage;
    private final Feed.Queue queue;
    private final Map<Key, Cancellation.Registration> alarms = new HashMap<>();
    private final Map<Key, ArrayDeque<Recommended>> recommended = new HashMap<>();

    AutoscaleController(Feed feed, Events events, UsageSource usage) {
        this.feed = feed;
        this.events = events;
        this.usage = usage;
        this.queue = feed.queue(this::reconcile);
        feed.on(
                TYPE,
                change -> {
                    boolean status =
                            change.before() != null
                                    && change.after() != null
                                    && change.before()
                                            .path("spec")
                                            .equals(change.after().path("spec"));
                    if (!status) {
                        queue.add(change.key());
                    }
                });
        queue.addAll(TYPE);
    }

    private Instant now() {
        return feed.world().timeline().instant();
    }

    private void reconcile(Key key) {
        ObjectNode scaler = feed.objects().get(key).orElse(null);
        Cancellation.Registration alarm = alarms.remove(key);
        if (alarm != null) {
            alarm.close();
        }
        if (scaler == null || Meta.deleting(scaler)) {
            recommended.remove(key);
            return;
        }
        look(key, scaler);
        // what nobody saw need not be looked at every time: the steps grow with the gap
        Duration gap = Duration.between(now(), feed.world().timeline().horizon()).dividedBy(8);
        Duration pause = gap.compareTo(PERIOD) > 0 ? gap : PERIOD;
        alarms.put(key, feed.world().timeline().after(pause, () -> queue.add(key)));
    }

    private void look(Key key, ObjectNode scaler) {
        JsonNode reference = Json.at(scaler, "spec", "scaleTargetRef");
        String kind = reference.path("kind").asText();
        String type = TARGETS.getOrDefault(kind, "");
        Key targetKey = new Key(type, key.namespace(), reference.path("name").asText());
        ObjectNode target = type.isEmpty() ? null : feed.objects().get(targetKey).orElse(null);
        ObjectNode before = scaler.deepCopy().withObjectProperty("status");
        var status = new ScalingStatus(before, now());
        if (target == null) {
            String why =
                    "%s \"%s\" not found".formatted(type.isEmpty() ? kind : type, targetKey.name());
            status.targetMissing(why);
            warn(scaler, "FailedGetScale", why);
            write(key, status.node());
            return;
        }
        int replicas = Json.at(target, "spec", "replicas").asInt(1);
        status.targetFound(Json.at(target, "status", "replicas").asInt());
        if (replicas == 0) {
            status.disabled();
            write(key, status.node());
            return;
        }
        MetricReading highest = read(scaler, target, replicas, status);
        int size = limited(key, scaler, highest, replicas, status);
        if (size != replicas) {
            rescale(scaler, targetKey, reason(highest, replicas, size), size);
            status.rescaled(size);
        }
        status.node().put("desiredReplicas", size);
        write(key, status.node());
    }

    private @Nullable MetricReading read(
            ObjectNode scaler, ObjectNode target, int replicas, ScalingStatus status) {
        JsonNode selector = Json.at(target, "spec", "selector");
        boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
        List<ObjectNode> pods =
                feed.objects().list(Pods.TYPE, Meta.namespace(target)).stream()
                        .filter(
                                pod ->
                                        plain
                                                ? LabelMatch.map(selector, Meta.labels(pod))
                                                : LabelMatch.selector(selector, Meta.labels(pod)))
                        .filter(pod -> Pods.active(pod) && Pods.ready(pod))
                        .toList();
        List<ObjectNode> numbers = usage.metrics("pods", Meta.namespace(target));
        MetricReading highest = null;
        ArrayNode current = Json.array();
        for (JsonNode metric : Json.at(scaler, "spec", "metrics")) {
            try {
                MetricReading reading = MetricReading.of(metric, pods, numbers, replicas);
                current.add(reading.current());
                boolean higher = highest == null || reading.replicas() > highest.replicas();
                highest = higher ? reading : highest;
            } catch (MetricReading.Unreadable e) {
                status.unreadable(e);
                warn(scaler, e.reason, e.message());
            }
        }
        status.metrics(current, highest == null ? "" : highest.name());
        return highest;
    }

    /** What of a wanted size the limits and the last minutes allow. */
    private int limited(
            Key key,
            ObjectNode scaler,
            @Nullable MetricReading highest,
            int replicas,
            ScalingStatus status) {
        int wanted = highest == null ? replicas : highest.replicas();
        int stable = stabilized(key, scaler, wanted);
        status.recommended(stable > wanted && wanted < replicas);
        return status.within(
                stable,
                Json.at(scaler, "spec", "minReplicas").asInt(1),
                Json.at(scaler, "spec", "maxReplicas").asInt(1),
                Math.max(replicas * 2, replicas + 4));
    }

    private int stabilized(Key key, ObjectNode scaler, int wanted) {
        Duration window =
                Duration.ofSeconds(
                        Json.at(
                                        scaler,
                                        "spec",
                                        "behavior",
                                        "scaleDown",
                                        "stabilizationWindowSeconds")
                                .asLong(STABLE.toSeconds()));
        var history = recommended.computeIfAbsent(key, _ -> new ArrayDeque<>());
        history.removeIf(each -> each.when().isBefore(now().minus(window)));
        history.add(new Recommended(now(), wanted));
        return history.stream().mapToInt(Recommended::replicas).max().orElse(wanted);
    }

    private static String reason(@Nullable MetricReading by, int replicas, int size) {
        if (size < replicas) {
            return "All metrics below target";
        }
        return by != null && by.replicas() > replicas
                ? by.name() + " above target"
                : "Current number of replicas below Spec.MinReplicas";
    }

    private void rescale(ObjectNode scaler, Key target, String reason, int size) {
        feed.objects()
                .modify(
                        target,
                        Objects.MAIN,
                        each -> each.withObjectProperty("spec").put("replicas", size));
        events.record(
                scaler,
                SOURCE,
                Happening.normal(
                        "SuccessfulRescale", "New size: %d; reason: %s".formatted(size, reason)));
    }

    private void warn(ObjectNode scaler, String reason, String message) {
        events.record(scaler, SOURCE, Happening.warning(reason, message));
    }

    private void write(Key key, ObjectNode status) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            JsonNode generation = each.path("metadata").path("generation");
                            if (!generation.isMissingNode()) {
                                status.set("observedGeneration", generation.deepCopy());
                            }
                            each.set("status", status);
                        });
    }
}
