package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import org.jspecify.annotations.Nullable;

/**
 * Binds claims to volumes, makes volumes for classes that provision, and reclaims released ones.
 */
final class VolumeController {
    private static final String CLAIMS = "persistentvolumeclaims";
    private static final String VOLUMES = "persistentvolumes";

    private final Feed feed;
    private final VolumeBinding binding;
    private final VolumeProvisioning provisioning;
    private final VolumeReclaim reclaim;
    private final Feed.Queue claims;
    private final Feed.Queue volumes;

    VolumeController(Feed feed, Events events) {
        this.feed = feed;
        this.binding = new VolumeBinding(feed);
        this.provisioning = new VolumeProvisioning(feed, events);
        this.reclaim = new VolumeReclaim(feed);
        this.claims = feed.queue(this::claim);
        this.volumes = feed.queue(reclaim::volume);
        listen();
        claims.addAll(CLAIMS);
        volumes.addAll(VOLUMES);
    }

    private void listen() {
        feed.on(CLAIMS, this::claimChanged);
        feed.on(
                VOLUMES,
                change -> {
                    volumes.add(change.key());
                    claims.addAll(CLAIMS);
                });
        feed.on(AddOns.CLASSES, _ -> claims.addAll(CLAIMS));
        feed.on("pods", this::podChanged);
    }

    private void claimChanged(Change change) {
        claims.add(change.key());
        String bound = Json.text(change.latest(), "spec", "volumeName");
        if (!bound.isEmpty()) {
            volumes.add(new Key(VOLUMES, "", bound));
        }
    }

    /** The claims of a pod that is no more may be free to go. */
    private void podChanged(Change change) {
        if (change.after() != null) {
            return;
        }
        for (JsonNode each : Json.at(change.latest(), "spec", "volumes")) {
            String claim = Json.text(each, "persistentVolumeClaim", "claimName");
            if (!claim.isEmpty()) {
                claims.add(new Key(CLAIMS, change.key().namespace(), claim));
            }
        }
    }

    private void claim(Key key) {
        ObjectNode claim = feed.objects().get(key).orElse(null);
        if (claim == null) {
            return;
        }
        if (Meta.deleting(claim)) {
            reclaim.claimGoes(key);
            return;
        }
        String name = Json.text(claim, "spec", "volumeName");
        String phase = Json.text(claim, "status", "phase");
        if (!name.isEmpty()) {
            named(key, claim, feed.objects().get(new Key(VOLUMES, "", name)).orElse(null));
            return;
        }
        if (phase.isEmpty()) {
            phase(key, "Pending");
        }
        ObjectNode found = binding.matching(claim);
        if (found != null) {
            binding.bind(key, claim, found);
        } else {
            provisioning.provide(key, claim);
        }
    }

    /** A claim that names its volume: it is bound to it where that is free. */
    private void named(Key key, ObjectNode claim, @Nullable ObjectNode volume) {
        boolean bound = Json.text(claim, "status", "phase").equals("Bound");
        if (volume == null) {
            if (bound) {
                phase(key, "Lost");
            }
            return;
        }
        JsonNode reference = Json.at(volume, "spec", "claimRef");
        boolean mine =
                reference.isMissingNode() || Json.text(reference, "uid").equals(Meta.uid(claim));
        if (mine && !bound) {
            binding.bind(key, claim, volume);
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
