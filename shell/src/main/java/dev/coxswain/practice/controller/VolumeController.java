package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Events.Source;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Binds claims to volumes, makes volumes for classes that provision, and reclaims released ones.
 */
final class VolumeController {
    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String VOLUMES = "persistentvolumes";
    private static final String CLASSES = AddOns.CLASSES;
    private static final Source SOURCE =
            new Source("persistentvolume-controller", "", "v1", "PersistentVolumeClaim");

    private final Feed feed;
    private final Events events;
    private final Feed.Queue claims;
    private final Feed.Queue volumes;

    VolumeController(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
        this.claims = feed.queue(this::claim);
        this.volumes = feed.queue(this::volume);
        feed.on(
                CLAIMS,
                change -> {
                    claims.add(change.key());
                    String bound = Json.text(change.latest(), "spec", "volumeName");
                    if (!bound.isEmpty()) {
                        volumes.add(new Key(VOLUMES, "", bound));
                    }
                });
        feed.on(
                VOLUMES,
                change -> {
                    volumes.add(change.key());
                    claims.addAll(CLAIMS);
                });
        feed.on(CLASSES, _ -> claims.addAll(CLAIMS));
        feed.on(
                "pods",
                change -> {
                    if (change.after() == null) {
                        for (JsonNode each : Json.at(change.latest(), "spec", "volumes")) {
                            if (each.has("persistentVolumeClaim")) {
                                claims.add(
                                        new Key(
                                                CLAIMS,
                                                change.key().namespace(),
                                                Json.text(
                                                        each,
                                                        "persistentVolumeClaim",
                                                        "claimName")));
                            }
                        }
                    }
                });
        claims.addAll(CLAIMS);
        volumes.addAll(VOLUMES);
    }

    private void claim(Key key) {
        ObjectNode claim = feed.objects().get(key).orElse(null);
        if (claim == null) {
            return;
        }
        if (Meta.deleting(claim)) {
            letGo(key);
            return;
        }
        String name = Json.text(claim, "spec", "volumeName");
        String phase = Json.text(claim, "status", "phase");
        if (!name.isEmpty()) {
            ObjectNode volume = feed.objects().get(new Key(VOLUMES, "", name)).orElse(null);
            boolean mine =
                    volume != null
                            && (Json.text(volume, "spec", "claimRef", "uid").equals(Meta.uid(claim))
                                    || Json.at(volume, "spec", "claimRef").isMissingNode());
            if (volume != null && mine && !phase.equals("Bound")) {
                bind(key, claim, volume);
            } else if (volume == null && phase.equals("Bound")) {
                feed.objects()
                        .modify(
                                key,
                                Objects.STATUS,
                                each -> each.withObjectProperty("status").put("phase", "Lost"));
            }
            return;
        }
        if (phase.isEmpty()) {
            feed.objects()
                    .modify(
                            key,
                            Objects.STATUS,
                            each -> each.withObjectProperty("status").put("phase", "Pending"));
        }
        ObjectNode found = matching(claim);
        if (found != null) {
            bind(key, claim, found);
        } else {
            provision(key, claim);
        }
    }

    private void letGo(Key key) {
        boolean used =
                feed.objects().list("pods", key.namespace()).stream()
                        .filter(pod -> !Pods.finished(pod))
                        .flatMap(pod -> pod.path("spec").path("volumes").valueStream())
                        .anyMatch(
                                each ->
                                        Json.text(each, "persistentVolumeClaim", "claimName")
                                                .equals(key.name()));
        if (!used) {
            unfinalize(key, "kubernetes.io/pvc-protection");
        }
    }

    private void unfinalize(Key key, String finalizer) {
        feed.objects()
                .modify(
                        key,
                        Objects.MAIN,
                        each -> {
                            var finalizers =
                                    each.withObjectProperty("metadata")
                                            .withArrayProperty("finalizers");
                            finalizers.removeIf(f -> f.asText().equals(finalizer));
                            if (finalizers.isEmpty()) {
                                each.withObjectProperty("metadata").remove("finalizers");
                            }
                        });
    }

    private static BigDecimal amount(String text) {
        return Quantity.parse(text).map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    private @Nullable ObjectNode matching(ObjectNode claim) {
        BigDecimal wanted = amount(Json.text(claim, "spec", "resources", "requests", "storage"));
        String className = Json.text(claim, "spec", "storageClassName");
        JsonNode selector = Json.at(claim, "spec", "selector");
        List<ObjectNode> fit =
                feed.objects().list(VOLUMES, "").stream()
                        .filter(v -> free(v, claim))
                        .filter(v -> Json.text(v, "spec", "storageClassName").equals(className))
                        .filter(v -> LabelMatch.selector(selector, Meta.labels(v)))
                        .filter(
                                v ->
                                        amount(Json.text(v, "spec", "capacity", "storage"))
                                                        .compareTo(wanted)
                                                >= 0)
                        .filter(v -> modes(v).containsAll(modes(claim)))
                        .sorted(
                                Comparator.comparing(
                                        v -> amount(Json.text(v, "spec", "capacity", "storage"))))
                        .toList();
        return fit.isEmpty() ? null : fit.getFirst();
    }

    private static List<String> modes(JsonNode object) {
        return Json.at(object, "spec", "accessModes").valueStream().map(JsonNode::asText).toList();
    }

    private static boolean free(JsonNode volume, JsonNode claim) {
        JsonNode reference = Json.at(volume, "spec", "claimRef");
        boolean reserved =
                reference.path("name").asText().equals(Meta.name(claim))
                        && reference.path("namespace").asText().equals(Meta.namespace(claim))
                        && List.of("", Meta.uid(claim)).contains(reference.path("uid").asText(""));
        return !Meta.deleting(volume)
                && (reference.isMissingNode() || reserved)
                && !Json.text(volume, "status", "phase").equals("Released");
    }

    private void bind(Key key, ObjectNode claim, ObjectNode volume) {
        Key volumeKey = Key.of(VOLUMES, volume);
        feed.objects()
                .modify(
                        volumeKey,
                        Objects.MAIN,
                        each ->
                                each.withObjectProperty("spec")
                                        .putObject("claimRef")
                                        .put("apiVersion", "v1")
                                        .put("kind", "PersistentVolumeClaim")
                                        .put("name", key.name())
                                        .put("namespace", key.namespace())
                                        .put(
                                                "resourceVersion",
                                                Json.text(claim, "metadata", "resourceVersion"))
                                        .put("uid", Meta.uid(claim)));
        feed.objects()
                .modify(
                        volumeKey,
                        Objects.STATUS,
                        each -> each.withObjectProperty("status").put("phase", "Bound"));
        feed.objects()
                .modify(
                        key,
                        Objects.MAIN,
                        each -> {
                            each.withObjectProperty("spec").put("volumeName", Meta.name(volume));
                            each.withObjectProperty("metadata")
                                    .withObjectProperty("annotations")
                                    .put("pv.kubernetes.io/bind-completed", "yes")
                                    .put("pv.kubernetes.io/bound-by-controller", "yes");
                        });
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> {
                            ObjectNode status =
                                    each.withObjectProperty("status").put("phase", "Bound");
                            status.set(
                                    "accessModes",
                                    Json.at(volume, "spec", "accessModes").deepCopy());
                            status.set("capacity", Json.at(volume, "spec", "capacity").deepCopy());
                        });
    }

    private void provision(Key key, ObjectNode claim) {
        String className = Json.text(claim, "spec", "storageClassName");
        if (className.isEmpty() && !claim.path("spec").has("storageClassName")) {
            className =
                    feed.objects().list(CLASSES, "").stream()
                            .filter(c -> Meta.annotation(c, AddOns.DEFAULT_CLASS).equals("true"))
                            .map(Meta::name)
                            .findFirst()
                            .orElse("");
            String chosen = className;
            if (!chosen.isEmpty()) {
                feed.objects()
                        .modify(
                                key,
                                Objects.MAIN,
                                each ->
                                        each.withObjectProperty("spec")
                                                .put("storageClassName", chosen));
                return;
            }
        }
        ObjectNode storage = feed.objects().get(new Key(CLASSES, "", className)).orElse(null);
        if (storage == null) {
            String message =
                    className.isEmpty()
                            ? "no persistent volumes available for this claim and no storage class"
                                    + " is set"
                            : "storageclass.storage.k8s.io \"" + className + "\" not found";
            events.record(
                    claim,
                    SOURCE,
                    className.isEmpty()
                            ? Happening.normal("FailedBinding", message)
                            : Happening.warning("ProvisioningFailed", message));
            return;
        }
        boolean waits =
                storage.path("volumeBindingMode").asText().equals("WaitForFirstConsumer")
                        && Meta.annotation(claim, "volume.kubernetes.io/selected-node").isEmpty();
        if (waits) {
            events.record(
                    claim,
                    SOURCE,
                    Happening.normal(
                            "WaitForFirstConsumer",
                            "waiting for first consumer to be created before binding"));
            return;
        }
        if (!storage.path("provisioner").asText().equals("kubernetes.io/no-provisioner")) {
            make(claim, storage);
        }
    }

    private void make(ObjectNode claim, ObjectNode storage) {
        ObjectNode volume = Json.object();
        String name = "pvc-" + Meta.uid(claim);
        volume.putObject("metadata")
                .put("name", name)
                .putObject("annotations")
                .put("pv.kubernetes.io/provisioned-by", storage.path("provisioner").asText());
        ObjectNode spec = volume.putObject("spec");
        spec.set("accessModes", Json.at(claim, "spec", "accessModes").deepCopy());
        spec.putObject("capacity")
                .set(
                        "storage",
                        Json.at(claim, "spec", "resources", "requests", "storage").deepCopy());
        spec.putObject("claimRef")
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolumeClaim")
                .put("name", Meta.name(claim))
                .put("namespace", Meta.namespace(claim))
                .put("uid", Meta.uid(claim));
        spec.putObject("hostPath")
                .put(
                        "path",
                        "/var/lib/practice/"
                                + Meta.namespace(claim)
                                + "/"
                                + Meta.name(claim)
                                + "-"
                                + Meta.uid(claim))
                .put("type", "DirectoryOrCreate");
        spec.put("persistentVolumeReclaimPolicy", storage.path("reclaimPolicy").asText("Delete"))
                .put("storageClassName", Meta.name(storage));
        if (feed.objects().get(new Key(VOLUMES, "", name)).isEmpty()) {
            feed.objects().create(VOLUMES, volume);
            events.record(
                    claim,
                    SOURCE,
                    Happening.normal(
                            "ProvisioningSucceeded", "Successfully provisioned volume " + name));
        }
    }

    private void volume(Key key) {
        ObjectNode volume = feed.objects().get(key).orElse(null);
        if (volume == null) {
            return;
        }
        JsonNode reference = Json.at(volume, "spec", "claimRef");
        String uid = reference.path("uid").asText("");
        boolean claimed =
                feed.objects()
                        .get(
                                new Key(
                                        CLAIMS,
                                        reference.path("namespace").asText(),
                                        reference.path("name").asText()))
                        .map(c -> uid.isEmpty() || Meta.uid(c).equals(uid))
                        .orElse(false);
        if (Meta.deleting(volume)) {
            if (!claimed) {
                unfinalize(key, "kubernetes.io/pv-protection");
            }
            return;
        }
        if (reference.isMissingNode() || uid.isEmpty()) {
            phase(key, "Available");
        } else if (!claimed) {
            phase(key, "Released");
            if (Json.text(volume, "spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
                feed.objects().delete(key, Deletion.DEFAULT);
            }
        }
    }

    private void phase(Key key, String phase) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> each.withObjectProperty("status").put("phase", phase));
    }
}
