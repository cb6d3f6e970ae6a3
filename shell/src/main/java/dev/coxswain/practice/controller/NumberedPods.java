package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Events.Happening;
import dev.coxswain.practice.store.Key;

/** Makes and ends the numbered pods of a StatefulSet, each with its claims. */
record NumberedPods(Feed feed, Events events, SetPods pods) {
    static final String HASH = "controller-revision-hash";
    private static final String CLAIMS = "persistentvolumeclaims";

    static int ordinal(JsonNode pod) {
        String digits = Meta.name(pod).replaceFirst(".*-", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    void say(ObjectNode set, Happening happening) {
        events.record(set, pods.source("statefulset-controller"), happening);
    }

    void delete(ObjectNode set, ObjectNode pod) {
        feed.objects().delete(Key.of(Pods.TYPE, pod), Deletion.DEFAULT.of(Meta.uid(pod)));
        String said =
                "Delete Pod %s in StatefulSet %s successful"
                        .formatted(Meta.name(pod), Meta.name(set));
        say(set, Happening.normal("SuccessfulDelete", said));
    }

    /** Ends a pod whose containers have all ended; another takes its number. */
    void replaceFinished(ObjectNode set, ObjectNode pod) {
        boolean failed = Json.text(pod, "status", "phase").equals("Failed");
        String said =
                "StatefulSet %s/%s is recreating %s Pod %s"
                        .formatted(
                                Meta.namespace(set),
                                Meta.name(set),
                                failed ? "failed" : "terminated",
                                Meta.name(pod));
        say(
                set,
                failed
                        ? Happening.warning("RecreatingFailedPod", said)
                        : Happening.normal("RecreatingTerminatedPod", said));
        delete(set, pod);
    }

    /**
     * Makes the pod of a number.
     *
     * @throws StatusException where it is refused, after an event has said so
     */
    void create(ObjectNode set, int number, String revision, JsonNode template) {
        String name = Meta.name(set) + "-" + number;
        ObjectNode pod = Pods.fromTemplate(set, template, pods.reference(set), name);
        ObjectNode labels = pod.withObjectProperty("metadata").withObjectProperty("labels");
        labels.put("apps.kubernetes.io/pod-index", String.valueOf(number)).put(HASH, revision);
        labels.put("statefulset.kubernetes.io/pod-name", name);
        ObjectNode spec = pod.withObjectProperty("spec");
        spec.put("hostname", name);
        if (!Json.text(set, "spec", "serviceName").isEmpty()) {
            spec.put("subdomain", Json.text(set, "spec", "serviceName"));
        }
        for (JsonNode each : Json.at(set, "spec", "volumeClaimTemplates")) {
            mount(set, spec, each, name);
        }
        try {
            feed.objects().create(Pods.TYPE, pod);
        } catch (StatusException e) {
            String said =
                    "Create Pod %s in StatefulSet %s failed error: %s"
                            .formatted(name, Meta.name(set), e.message());
            if (!e.reason().equals("AlreadyExists")) {
                say(set, Happening.warning("FailedCreate", said));
            }
            throw e;
        }
        say(
                set,
                Happening.normal(
                        "SuccessfulCreate",
                        "Create Pod %s in StatefulSet %s successful"
                                .formatted(name, Meta.name(set))));
    }

    private void mount(ObjectNode set, ObjectNode spec, JsonNode template, String pod) {
        String volume = Meta.name(template);
        String claim = volume + "-" + pod;
        claim(set, template, claim, pod);
        var volumes = spec.withArrayProperty("volumes");
        volumes.removeIf(each -> each.path("name").asText().equals(volume));
        volumes.addObject()
                .put("name", volume)
                .putObject("persistentVolumeClaim")
                .put("claimName", claim);
    }

    private void claim(ObjectNode set, JsonNode template, String name, String pod) {
        var key = new Key(CLAIMS, Meta.namespace(set), name);
        if (feed.objects().get(key).isPresent()) {
            return;
        }
        ObjectNode claim = Json.object();
        ObjectNode metadata =
                claim.putObject("metadata").put("name", name).put("namespace", key.namespace());
        ObjectNode labels = metadata.putObject("labels");
        Meta.labels(template)
                .properties()
                .forEach(each -> labels.set(each.getKey(), each.getValue()));
        Json.at(set, "spec", "selector", "matchLabels")
                .properties()
                .forEach(each -> labels.set(each.getKey(), each.getValue()));
        if (deletesClaims(set, "whenDeleted")) {
            metadata.putArray("ownerReferences").add(pods.reference(set));
        }
        claim.set("spec", template.path("spec").deepCopy());
        feed.objects().create(key.type(), claim);
        say(
                set,
                Happening.normal(
                        "SuccessfulCreate",
                        "Create Claim %s Pod %s in StatefulSet %s success"
                                .formatted(name, pod, Meta.name(set))));
    }

    /**
     * Says by their owners when the claims of a pod are to go: with the set, with the pod that is
     * scaled away, or never.
     */
    void own(ObjectNode set, ObjectNode pod, boolean scaledAway) {
        boolean withPod = scaledAway && deletesClaims(set, "whenScaled");
        boolean withSet = !scaledAway && deletesClaims(set, "whenDeleted");
        for (JsonNode template : Json.at(set, "spec", "volumeClaimTemplates")) {
            String name = Meta.name(template) + "-" + Meta.name(pod);
            var key = new Key(CLAIMS, Meta.namespace(set), name);
            feed.objects()
                    .modify(
                            key,
                            Objects.MAIN,
                            claim -> {
                                ObjectNode metadata = claim.withObjectProperty("metadata");
                                ArrayNode owners = metadata.withArrayProperty("ownerReferences");
                                keep(owners, pods.reference(set), withSet);
                                keep(owners, Meta.reference(pod, "v1", "Pod"), withPod);
                                if (owners.isEmpty()) {
                                    metadata.remove("ownerReferences");
                                }
                            });
        }
    }

    private static void keep(ArrayNode owners, ObjectNode reference, boolean wanted) {
        boolean there = false;
        for (JsonNode each : owners) {
            there |= each.path("uid").equals(reference.path("uid"));
        }
        if (wanted && !there) {
            owners.add(reference);
        } else if (!wanted && there) {
            owners.removeIf(each -> each.path("uid").equals(reference.path("uid")));
        }
    }

    private static boolean deletesClaims(ObjectNode set, String when) {
        return Json.text(set, "spec", "persistentVolumeClaimRetentionPolicy", when)
                .equals("Delete");
    }
}
