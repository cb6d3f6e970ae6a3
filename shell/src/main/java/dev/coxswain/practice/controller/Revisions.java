package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The revisions of Deployments: a ReplicaSet for each template, numbered. */
final class Revisions {
    private static final Set<String> OWN_ANNOTATIONS =
            Set.of(
                    "kubectl.kubernetes.io/last-applied-configuration",
                    DeploymentController.REVISION,
                    DeploymentController.DESIRED,
                    DeploymentController.MOST,
                    "deployment.kubernetes.io/revision-history",
                    "deprecated.deployment.rollback.to");

    private final Feed feed;
    private final DeploymentStatus status;

    Revisions(Feed feed, DeploymentStatus status) {
        this.feed = feed;
        this.status = status;
    }

    static long of(JsonNode object) {
        String text = Meta.annotation(object, DeploymentController.REVISION);
        return text.matches("\\d+") ? Long.parseLong(text) : 0;
    }

    private static long newest(List<ObjectNode> sets) {
        return sets.stream().mapToLong(Revisions::of).max().orElse(0);
    }

    /** Makes the set of a deployment's present template, of a size. */
    ObjectNode create(ObjectNode deployment, List<ObjectNode> sets, int replicas) {
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
        annotations.put(DeploymentController.REVISION, revision);
        metadata.putArray("ownerReferences")
                .add(Meta.reference(deployment, "apps/v1", "Deployment"));
        ObjectNode spec = set.putObject("spec");
        spec.put("replicas", replicas);
        if (Json.at(deployment, "spec").has("minReadySeconds")) {
            spec.set("minReadySeconds", Json.at(deployment, "spec", "minReadySeconds"));
        }
        ObjectNode selector = Json.at(deployment, "spec", "selector").deepCopy();
        selector.withObjectProperty("matchLabels").put(Template.HASH, hash);
        spec.set("selector", selector);
        ObjectNode copy = template.deepCopy();
        copy.withObjectProperty("metadata").set("labels", labels.deepCopy());
        spec.set("template", copy);
        ObjectNode made = feed.objects().create(DeploymentController.SETS, set);
        writeRevision(deployment, revision);
        return made;
    }

    /** Makes the set of the present template the newest again. */
    ObjectNode raise(ObjectNode deployment, ObjectNode current, List<ObjectNode> sets) {
        List<ObjectNode> others = new ArrayList<>(sets);
        others.remove(current);
        long highest = newest(others);
        ObjectNode set = current;
        if (of(current) <= highest) {
            String next = String.valueOf(highest + 1);
            String old = Meta.annotation(current, DeploymentController.REVISION);
            set =
                    feed.objects()
                            .modify(
                                    Key.of(DeploymentController.SETS, current),
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
                                        annotations.put(DeploymentController.REVISION, next);
                                        String cause =
                                                Meta.annotation(
                                                        deployment, "kubernetes.io/change-cause");
                                        if (!cause.isEmpty()) {
                                            annotations.put("kubernetes.io/change-cause", cause);
                                        }
                                    })
                            .orElse(current);
            status.note(
                    Key.of(DeploymentController.TYPE, deployment),
                    "FoundNewReplicaSet",
                    "Found new replica set \"" + Meta.name(set) + "\"");
        }
        writeRevision(deployment, Meta.annotation(set, DeploymentController.REVISION));
        return set;
    }

    static ObjectNode annotations(ObjectNode object) {
        return object.withObjectProperty("metadata").withObjectProperty("annotations");
    }

    private void writeRevision(ObjectNode deployment, String revision) {
        if (!Meta.annotation(deployment, DeploymentController.REVISION).equals(revision)) {
            feed.objects()
                    .modify(
                            Key.of(DeploymentController.TYPE, deployment),
                            Objects.MAIN,
                            each -> annotations(each).put(DeploymentController.REVISION, revision));
        }
    }
}
