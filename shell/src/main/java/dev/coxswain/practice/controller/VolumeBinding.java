package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.model.Quantity;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Which volume a claim gets, and how both say so. */
final class VolumeBinding {
    private static final String VOLUMES = "persistentvolumes";

    private final Feed feed;

    VolumeBinding(Feed feed) {
        this.feed = feed;
    }

    private static BigDecimal amount(String text) {
        return Quantity.parse(text).map(Quantity::value).orElse(BigDecimal.ZERO);
    }

    /** The smallest free volume that a claim can be bound to; null where there is none. */
    @Nullable ObjectNode matching(ObjectNode claim) {
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

    /** Binds a claim and a volume to each other. */
    void bind(Key key, ObjectNode claim, ObjectNode volume) {
        Key volumeKey = Key.of(VOLUMES, volume);
        feed.objects().modify(volumeKey, Objects.MAIN, each -> refer(each, key, claim));
        feed.objects()
                .modify(
                        volumeKey,
                        Objects.STATUS,
                        each ->
                                VolumeReclaim.phase(
                                        each, "Bound", feed.world().timeline().instant()));
        feed.objects().modify(key, Objects.MAIN, each -> name(each, Meta.name(volume)));
        feed.objects().modify(key, Objects.STATUS, each -> bound(each, volume));
    }

    private static void refer(ObjectNode volume, Key key, ObjectNode claim) {
        volume.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put("pv.kubernetes.io/bound-by-controller", "yes");
        volume.withObjectProperty("spec")
                .putObject("claimRef")
                .put("apiVersion", "v1")
                .put("kind", "PersistentVolumeClaim")
                .put("name", key.name())
                .put("namespace", key.namespace())
                .put("resourceVersion", Json.text(claim, "metadata", "resourceVersion"))
                .put("uid", Meta.uid(claim));
    }

    private static void name(ObjectNode claim, String volume) {
        claim.withObjectProperty("spec").put("volumeName", volume);
        claim.withObjectProperty("metadata")
                .withObjectProperty("annotations")
                .put("pv.kubernetes.io/bind-completed", "yes")
                .put("pv.kubernetes.io/bound-by-controller", "yes");
    }

    private static void bound(ObjectNode claim, ObjectNode volume) {
        ObjectNode status = claim.withObjectProperty("status").put("phase", "Bound");
        status.set("accessModes", Json.at(volume, "spec", "accessModes").deepCopy());
        status.set("capacity", Json.at(volume, "spec", "capacity").deepCopy());
    }
}
