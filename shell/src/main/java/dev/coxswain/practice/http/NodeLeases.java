package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.ApiServer;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.store.Key;

import java.time.Instant;

/**
 * The leases by which nodes say every ten seconds that they live. Nothing is written for that: the
 * last renewal is worked out when somebody looks.
 */
record NodeLeases(ApiServer api) {
    private static final String NAMESPACE = "kube-node-lease";
    private static final long EVERY = 10;

    /** A lease as its node would have renewed it by now; anything else as it is. */
    ObjectNode renewed(Kind kind, ObjectNode object) {
        if (!kind.name().equals("leases.coordination.k8s.io")) {
            return object;
        }
        JsonNode metadata = object.path("metadata");
        boolean owned =
                metadata.path("ownerReferences").path(0).path("kind").asText().equals("Node");
        String holder = object.path("spec").path("holderIdentity").asText();
        if (!metadata.path("namespace").asText().equals(NAMESPACE) || !owned || !ready(holder)) {
            return object;
        }
        long now = api.timeline().instant().getEpochSecond();
        long born = Instant.parse(metadata.path("creationTimestamp").asText()).getEpochSecond();
        Instant renewed = Instant.ofEpochSecond(now - Math.floorMod(now - born, EVERY));
        ObjectNode copy = object.deepCopy();
        copy.withObjectProperty("spec")
                .put("renewTime", renewed.toString().replace("Z", ".000000Z"));
        return copy;
    }

    private boolean ready(String node) {
        ObjectNode there = api.get(new Key("nodes", "", node)).orElse(null);
        if (there == null) {
            return false;
        }
        for (JsonNode each : there.path("status").path("conditions")) {
            if (each.path("type").asText().equals("Ready")) {
                return each.path("status").asText().equals("True");
            }
        }
        return false;
    }
}
