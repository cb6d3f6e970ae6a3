package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Events.Source;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Rolls a Deployment's template out over its ReplicaSets. */
final class DeploymentController {
    static final String TYPE = "deployments.apps";
    static final String SETS = "replicasets.apps";
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    private static final String MOST = "deployment.kubernetes.io/max-replicas";
    private static final Source SOURCE =
            new Source("deployment-controller", "", "apps/v1", "Deployment");
    private static final Set<String> OWN_ANNOTATIONS =
            Set.of(
                    "kubectl.kubernetes.io/last-applied-configuration",
                    REVISION,
                    DESIRED,
                    MOST,
                    "deployment.kubernetes.io/revision-history",
                    "deprecated.deployment.rollback.to");

    private final Feed feed;
    private final Events events;
    private final Feed.Queue queue;
    private final DeploymentStatus status;

    DeploymentController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.queue = feed.queue(this::reconcile);
        this.status = new DeploymentStatus(feed, queue);
        feed.on(TYPE, change -> queue.add(change.key()));
        feed.on(SETS, this::setChanged);
        queue.addAll(TYPE);
    }

    private void setChanged(Change change) {
        Key owner = Meta.ownerKey(change.latest(), "Deployment", TYPE);
        if (owner != null) {
            queue.add(owner);
        } else if (change.after() != null) {
            Pods.suitors(feed.objects(), TYPE, change.after(), false).forEach(queue::add);
        }
    }

    private List<ObjectNode> sets(ObjectNode deployment) {
        JsonNode selector = Json.at(deployment, "spec", "selector");
        var mine = new ArrayList<ObjectNode>();
        for (ObjectNode set : feed.objects().list(SETS, Meta.namespace(deployment))) {
            if (Meta.controlledBy(set, deployment)) {
                mine.add(set);
            } else if (Meta.controller(set).isEmpty()
                    && !Meta.deleting(set)
                    && !Meta.deleting(deployment)
                    && LabelMatch.selector(selector, Meta.labels(set))) {
                Pods.adopt(
                                feed.objects(),
                                Key.of(SETS, set),
                                Meta.reference(deployment, "apps/v1", "Deployment"))
                        .ifPresent(mine::add);
            }
        }
        mine.sort(
                Comparator.comparing(Meta::created).thenComparing(DeploymentController::revision));
        return mine;
    }

    private void reconcile(Key key) {
        ObjectNode deployment = feed.objects().get(key).orElse(null);
        if (deployment == null) {
            return;
        }
        List<ObjectNode> sets = sets(deployment);
        boolean paused = Json.at(deployment, "spec", "paused").asBoolean();
        ObjectNode current = matching(deployment, sets);
        if (Meta.deleting(deployment)) {
            status.write(key, deployment, current, sets);
            return;
        }
        if (!paused) {
            boolean fresh = current == null;
            current =
                    current == null
                            ? createSet(deployment, sets)
                            : raiseRevision(deployment, current, sets);
            sets = sets(deployment);
            current = matching(deployment, sets);
            if (fresh && current != null) {
                status.note(
                        key,
                        "NewReplicaSetCreated",
                        "Created new replica set \"" + Meta.name(current) + "\"");
            }
        }
        roll(deployment, current, sets, paused);
        sets = sets(deployment);
        current = matching(deployment, sets);
        if (!paused) {
            forgetOld(deployment, current, sets);
        }
        status.write(key, deployment, current, sets);
    }

    private void roll(
            ObjectNode deployment,
            @Nullable ObjectNode current,
            List<ObjectNode> sets,
            boolean paused) {
        var rolling =
                new RollingUpdate(deployment, (set, replicas) -> scale(deployment, set, replicas));
        if (paused || rolling.resized(sets)) {
            rolling.resize(current, sets);
            refreshDesired(deployment, sets);
            return;
        }
        if (current == null) {
            return;
        }
        List<ObjectNode> old = new ArrayList<>(sets);
        old.remove(current);
        if (Json.text(deployment, "spec", "strategy", "type").equals("Recreate")) {
            boolean gone = true;
            for (ObjectNode set : old) {
                if (RollingUpdate.replicas(set) > 0) {
                    scale(deployment, set, 0);
                }
                gone &= podsGone(set);
            }
            if (gone) {
                rolling.growWhole(current);
            }
        } else {
            rolling.step(current, old);
        }
        refreshDesired(deployment, sets);
    }

    private boolean podsGone(ObjectNode set) {
        return feed.objects().list(Pods.TYPE, Meta.namespace(set)).stream()
                .noneMatch(pod -> Meta.controlledBy(pod, set) && !Pods.finished(pod));
    }

    /** The newest set whose template is the deployment's. */
    private static @Nullable ObjectNode matching(ObjectNode deployment, List<ObjectNode> sets) {
        JsonNode wanted = Template.bare(Json.at(deployment, "spec", "template"));
        for (ObjectNode set : sets) {
            if (Template.bare(Json.at(set, "spec", "template")).equals(wanted)) {
                return set;
            }
        }
        return null;
    }

    static long revision(JsonNode object) {
        String text = Meta.annotation(object, REVISION);
        return text.matches("\\d+") ? Long.parseLong(text) : 0;
    }

    private static long newest(List<ObjectNode> sets) {
        return sets.stream().mapToLong(DeploymentController::revision).max().orElse(0);
    }

    private ObjectNode createSet(ObjectNode deployment, List<ObjectNode> sets) {
        JsonNode template = Json.at(deployment, "spec", "template");
        String hash =
                Template.hash(template, Json.at(deployment, "status", "collisionCount").asInt(0));
        String revision = String.valueOf(newest(sets) + 1);
        ObjectNode set = Json.object();
        ObjectNode metadata = set.putObject("metadata");
        metadata.put("name", Meta.name(deployment) + "-" + hash)
                .put("namespace", Meta.namespace(deployment));
        ObjectNode labels = Json.at(template, "metadata", "labels").deepCopy();
        labels.put(Template.HASH, hash);
        metadata.set("labels", labels);
        ObjectNode annotations = metadata.putObject("annotations");
        Json.at(deployment, "metadata", "annotations")
                .properties()
                .forEach(
                        each -> {
                            if (!OWN_ANNOTATIONS.contains(each.getKey())) {
                                annotations.set(each.getKey(), each.getValue());
                            }
                        });
        annotations.put(REVISION, revision);
        metadata.putArray("ownerReferences")
                .add(Meta.reference(deployment, "apps/v1", "Deployment"));
        ObjectNode spec = set.putObject("spec");
        spec.put("replicas", 0);
        if (Json.at(deployment, "spec").has("minReadySeconds")) {
            spec.set("minReadySeconds", Json.at(deployment, "spec", "minReadySeconds"));
        }
        ObjectNode selector = Json.at(deployment, "spec", "selector").deepCopy();
        selector.withObjectProperty("matchLabels").put(Template.HASH, hash);
        spec.set("selector", selector);
        ObjectNode copy = template.deepCopy();
        copy.withObjectProperty("metadata").set("labels", labels.deepCopy());
        spec.set("template", copy);
        ObjectNode made = feed.objects().create(SETS, set);
        writeRevision(deployment, revision);
        return made;
    }

    private ObjectNode raiseRevision(
            ObjectNode deployment, ObjectNode current, List<ObjectNode> sets) {
        List<ObjectNode> others = new ArrayList<>(sets);
        others.remove(current);
        long highest = newest(others);
        ObjectNode set = current;
        if (revision(current) <= highest) {
            String next = String.valueOf(highest + 1);
            String old = Meta.annotation(current, REVISION);
            set =
                    feed.objects()
                            .modify(
                                    Key.of(SETS, current),
                                    Objects.MAIN,
                                    each -> {
                                        ObjectNode annotations = annotations(each);
                                        String history =
                                                Json.text(
                                                        annotations,
                                                        "deployment.kubernetes.io/revision-history");
                                        annotations.put(
                                                "deployment.kubernetes.io/revision-history",
                                                history.isEmpty() ? old : history + "," + old);
                                        annotations.put(REVISION, next);
                                        String cause =
                                                Meta.annotation(
                                                        deployment, "kubernetes.io/change-cause");
                                        if (!cause.isEmpty()) {
                                            annotations.put("kubernetes.io/change-cause", cause);
                                        }
                                    })
                            .orElse(current);
            status.note(
                    Key.of(TYPE, deployment),
                    "FoundNewReplicaSet",
                    "Found new replica set \"" + Meta.name(set) + "\"");
        }
        writeRevision(deployment, Meta.annotation(set, REVISION));
        return set;
    }

    private static ObjectNode annotations(ObjectNode object) {
        return object.withObjectProperty("metadata").withObjectProperty("annotations");
    }

    private void writeRevision(ObjectNode deployment, String revision) {
        if (!Meta.annotation(deployment, REVISION).equals(revision)) {
            feed.objects()
                    .modify(
                            Key.of(TYPE, deployment),
                            Objects.MAIN,
                            each -> annotations(each).put(REVISION, revision));
        }
    }

    private void scale(ObjectNode deployment, ObjectNode set, int replicas) {
        int before = RollingUpdate.replicas(set);
        if (before == replicas) {
            return;
        }
        feed.objects()
                .modify(
                        Key.of(SETS, set),
                        Objects.MAIN,
                        each -> each.withObjectProperty("spec").put("replicas", replicas));
        String verb = replicas > before ? "Scaled up" : "Scaled down";
        String message =
                verb + " replica set " + Meta.name(set) + " from " + before + " to " + replicas;
        events.record(deployment, SOURCE, Happening.normal("ScalingReplicaSet", message));
    }

    private void refreshDesired(ObjectNode deployment, List<ObjectNode> sets) {
        int replicas = RollingUpdate.replicas(deployment);
        int most =
                replicas
                        + (Json.text(deployment, "spec", "strategy", "type").equals("Recreate")
                                ? 0
                                : new RollingUpdate(deployment, (_, _) -> {}).surge());
        for (ObjectNode set : sets) {
            boolean right =
                    Meta.annotation(set, DESIRED).equals(String.valueOf(replicas))
                            && Meta.annotation(set, MOST).equals(String.valueOf(most));
            boolean active =
                    feed.objects()
                            .get(Key.of(SETS, set))
                            .map(now -> RollingUpdate.replicas(now) > 0)
                            .orElse(false);
            if (!right && active) {
                feed.objects()
                        .modify(
                                Key.of(SETS, set),
                                Objects.MAIN,
                                each ->
                                        annotations(each)
                                                .put(DESIRED, String.valueOf(replicas))
                                                .put(MOST, String.valueOf(most)));
            }
        }
    }

    private void forgetOld(
            ObjectNode deployment, @Nullable ObjectNode current, List<ObjectNode> sets) {
        int kept = Json.at(deployment, "spec", "revisionHistoryLimit").asInt(10);
        List<ObjectNode> idle =
                sets.stream()
                        .filter(
                                set ->
                                        set != current
                                                && RollingUpdate.replicas(set) == 0
                                                && Json.at(set, "status", "replicas").asInt(0) == 0)
                        .sorted(Comparator.comparing(DeploymentController::revision))
                        .toList();
        for (int i = 0; i < idle.size() - kept; i++) {
            feed.objects().delete(Key.of(SETS, idle.get(i)), Deletion.DEFAULT);
        }
    }
}
