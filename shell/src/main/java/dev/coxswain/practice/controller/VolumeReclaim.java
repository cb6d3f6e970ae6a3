package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import java.time.Instant;

/** Lets claims and volumes go once nothing uses them, and tells what became of volumes. */
final class VolumeReclaim {
    private static final String CLAIMS = "persistentvolumeclaims";

    private final Feed feed;

    VolumeReclaim(Feed feed) {
        this.feed = feed;
    }

    /** A claim is to go: it does when no pod uses it. */
    void claimGoes(Key key) {
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
                            ObjectNode metadata = each.withObjectProperty("metadata");
                            var finalizers = metadata.withArrayProperty("finalizers");
                            finalizers.removeIf(f -> f.asText().equals(finalizer));
                            if (finalizers.isEmpty()) {
                                metadata.remove("finalizers");
                            }
                        });
    }

    /** What a volume is now: available, released, gone. */
    void volume(Key key) {
        ObjectNode volume = feed.objects().get(key).orElse(null);
        if (volume == null) {
            return;
        }
        JsonNode reference = Json.at(volume, "spec", "claimRef");
        boolean claimed = claimed(reference);
        if (Meta.deleting(volume)) {
            if (!claimed) {
                unfinalize(key, "kubernetes.io/pv-protection");
            }
            return;
        }
        if (reference.isMissingNode() || reference.path("uid").asText("").isEmpty()) {
            phase(key, "Available");
        } else if (!claimed) {
            phase(key, "Released");
            if (Json.text(volume, "spec", "persistentVolumeReclaimPolicy").equals("Delete")) {
                feed.objects().delete(key, Deletion.DEFAULT);
            }
        }
    }

    private boolean claimed(JsonNode reference) {
        String uid = reference.path("uid").asText("");
        String namespace = reference.path("namespace").asText();
        return feed.objects()
                .get(new Key(CLAIMS, namespace, reference.path("name").asText()))
                .map(claim -> uid.isEmpty() || Meta.uid(claim).equals(uid))
                .orElse(false);
    }

    private void phase(Key key, String phase) {
        feed.objects()
                .modify(
                        key,
                        Objects.STATUS,
                        each -> phase(each, phase, feed.world().timeline().instant()));
    }

    /** Says in a volume's status what it is now, and since when. */
    static void phase(ObjectNode volume, String phase, Instant now) {
        ObjectNode status = volume.withObjectProperty("status");
        if (!Json.text(status, "phase").equals(phase)) {
            status.put("phase", phase).put("lastPhaseTransitionTime", Meta.stamp(now));
        }
    }
}
