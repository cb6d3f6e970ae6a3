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

/** Rolls a Deployment's template out over its ReplicaSets. */
final class DeploymentController {
    static final String TYPE = "deployments.apps";
    static final String SETS = "replicasets.apps";
    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MOST = "deployment.kubernetes.io/max-replicas";
    private static final Source SOURCE =
            new Source("deployment-controller", "", "apps/v1", "Deployment");
    private final Feed feed;
    private final Events events;
    private final Feed.Queue queue;
    private final DeploymentStatus status;
    private final Revisions revisions;

    DeploymentController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.queue = feed.queue(this::reconcile);
        this.status = new DeploymentStatus(feed, queue);
        this.revisions = new Revisions(feed, status);
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
        mine.sort(Comparator.comparing(Meta::created).thenComparing(Revisions::of));
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
        if (!paused && current == null && recreates(deployment) && !cleared(deployment, sets)) {
            status.write(key, deployment, null, sets(deployment));
            return;
        }
        if (!paused) {
            boolean fresh = current == null;
            current =
                    current == null
                            ? create(deployment, sets)
                            : revisions.raise(deployment, current, sets);
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
        if (recreates(deployment)) {
            if (cleared(deployment, old)) {
                rolling.growWhole(current);
            }
        } else {
            rolling.step(current, old);
        }
        refreshDesired(deployment, sets);
    }

    private static boolean recreates(ObjectNode deployment) {
        return Json.text(deployment, "spec", "strategy", "type").equals("Recreate");
    }

    /** Takes all pods of old sets away; whether they are gone. */
    private boolean cleared(ObjectNode deployment, List<ObjectNode> old) {
        boolean gone = true;
        for (ObjectNode set : old) {
            if (RollingUpdate.replicas(set) > 0) {
                scale(deployment, set, 0);
            }
            gone &= podsGone(set);
        }
        return gone;
    }

    private ObjectNode create(ObjectNode deployment, List<ObjectNode> sets) {
        var rolling = new RollingUpdate(deployment, (_, _) -> {});
        int size = recreates(deployment) ? RollingUpdate.replicas(deployment) : rolling.begin(sets);
        ObjectNode made = revisions.create(deployment, sets, size);
        if (size > 0) {
            scaled(deployment, made, 0, size);
        }
        return made;
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
        scaled(deployment, set, before, replicas);
    }

    private void scaled(ObjectNode deployment, ObjectNode set, int before, int replicas) {
        String verb = replicas > before ? "Scaled up" : "Scaled down";
        String message =
                verb + " replica set " + Meta.name(set) + " from " + before + " to " + replicas;
        events.record(deployment, SOURCE, Happening.normal("ScalingReplicaSet", message));
    }

    private void refreshDesired(ObjectNode deployment, List<ObjectNode> sets) {
        int replicas = RollingUpdate.replicas(deployment);
        int most =
                replicas
                        + (recreates(deployment)
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
                                        Revisions.annotations(each)
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
                        .sorted(Comparator.comparing(Revisions::of))
                        .toList();
        for (int i = 0; i < idle.size() - kept; i++) {
            feed.objects().delete(Key.of(SETS, idle.get(i)), Deletion.DEFAULT);
        }
    }
}
