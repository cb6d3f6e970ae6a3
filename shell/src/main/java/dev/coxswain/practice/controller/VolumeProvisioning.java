package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.controller.Events.Source;
import dev.coxswain.practice.store.Key;

/** Makes volumes for claims whose class provisions, and says why where it does not. */
final class VolumeProvisioning {
    private static final String VOLUMES = "persistentvolumes";
    private static final Source SOURCE =
            new Source("persistentvolume-controller", "", "v1", "PersistentVolumeClaim");

    private final Feed feed;
    private final Events events;

    VolumeProvisioning(Feed feed, Events events) {
        this.feed = feed;
        this.events = events;
    }

    /** Provides for a claim that no volume fits. */
    void provide(Key key, ObjectNode claim) {
        String className = Json.text(claim, "spec", "storageClassName");
        if (className.isEmpty() && !claim.path("spec").has("storageClassName")) {
            String standard = defaultClass();
            if (!standard.isEmpty()) {
                choose(key, standard);
                return;
            }
        }
        ObjectNode storage =
                feed.objects().get(new Key(AddOns.CLASSES, "", className)).orElse(null);
        if (storage == null) {
            events.record(claim, SOURCE, noClass(className));
        } else if (waits(claim, storage)) {
            events.record(
                    claim,
                    SOURCE,
                    Happening.normal(
                            "WaitForFirstConsumer",
                            "waiting for first consumer to be created before binding"));
        } else if (!storage.path("provisioner").asText().equals("kubernetes.io/no-provisioner")) {
            make(claim, storage);
        }
    }

    private String defaultClass() {
        return feed.objects().list(AddOns.CLASSES, "").stream()
                .filter(each -> Meta.annotation(each, AddOns.DEFAULT_CLASS).equals("true"))
                .map(Meta::name)
                .findFirst()
                .orElse("");
    }

    private void choose(Key key, String className) {
        feed.objects()
                .modify(
                        key,
                        Objects.MAIN,
                        each -> each.withObjectProperty("spec").put("storageClassName", className));
    }

    private static Happening noClass(String className) {
        return className.isEmpty()
                ? Happening.normal(
                        "FailedBinding",
                        "no persistent volumes available for this claim and no storage class is"
                                + " set")
                : Happening.warning(
                        "ProvisioningFailed",
                        "storageclass.storage.k8s.io \"" + className + "\" not found");
    }

    private static boolean waits(ObjectNode claim, ObjectNode storage) {
        return storage.path("volumeBindingMode").asText().equals("WaitForFirstConsumer")
                && Meta.annotation(claim, "volume.kubernetes.io/selected-node").isEmpty();
    }

    private void make(ObjectNode claim, ObjectNode storage) {
        String name = "pvc-" + Meta.uid(claim);
        if (feed.objects().get(new Key(VOLUMES, "", name)).isPresent()) {
            return;
        }
        feed.objects().create(VOLUMES, volume(name, claim, storage));
        events.record(
                claim,
                SOURCE,
                Happening.normal(
                        "ProvisioningSucceeded", "Successfully provisioned volume " + name));
    }

    private static ObjectNode volume(String name, ObjectNode claim, ObjectNode storage) {
        ObjectNode volume = Json.object();
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
        String directory = Meta.name(claim) + "-" + Meta.uid(claim);
        spec.putObject("hostPath")
                .put("path", "/var/lib/practice/" + Meta.namespace(claim) + "/" + directory)
                .put("type", "DirectoryOrCreate");
        spec.put("persistentVolumeReclaimPolicy", storage.path("reclaimPolicy").asText("Delete"))
                .put("storageClassName", Meta.name(storage));
        return volume;
    }
}
