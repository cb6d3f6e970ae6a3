package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

/** What services, budgets and volumes say beside what they do. */
class ServiceDetailsTest extends InPracticeWorld {
    private JsonNode slice(String service) {
        for (ObjectNode each : world.api.list("endpointslices.discovery.k8s.io", "default")) {
            if (Json.text(each, "metadata", "labels", "kubernetes.io/service-name")
                    .equals(service)) {
                return each;
            }
        }
        throw new AssertionError("no slice of " + service);
    }

    @Test
    void aServiceWithoutAnAddressIsLabelledSo() {
        world.create(
                "services",
                "{\"metadata\":{\"name\":\"h\",\"labels\":{\"team\":\"red\"}},\"spec\":{\"clusterIP\":\"None\",\"selector\":{\"a\":\"b\"},\"ports\":[{\"port\":80}]}}");
        world.advance(1);
        for (JsonNode each : new JsonNode[] {world.get("endpoints", "h"), slice("h")}) {
            JsonNode labels = Json.at(each, "metadata", "labels");
            assertThat(labels.path("service.kubernetes.io/headless").asText("missing")).isEmpty();
            assertThat(labels.path("team").asText()).isEqualTo("red");
        }
    }

    @Test
    void endpointsMadeByHandAreMirrored() {
        world.create(
                "services",
                "{\"metadata\":{\"name\":\"out\"},\"spec\":{\"ports\":[{\"port\":80}]}}");
        world.create(
                "endpoints",
                "{\"metadata\":{\"name\":\"out\"},\"subsets\":[{\"addresses\":[{\"ip\":\"1.2.3.4\"}],\"ports\":[{\"port\":80}]}]}");
        world.advance(1);
        JsonNode slice = slice("out");
        assertThat(Json.text(slice, "metadata", "labels", "endpointslice.kubernetes.io/managed-by"))
                .isEqualTo("endpointslicemirroring-controller.k8s.io");
        assertThat(Json.at(slice, "metadata", "ownerReferences").path(0).path("kind").asText())
                .isEqualTo("Endpoints");
    }

    @Test
    void affinityToAClientLastsThreeHours() {
        JsonNode service =
                world.create(
                        "services",
                        "{\"metadata\":{\"name\":\"s\"},\"spec\":{\"sessionAffinity\":\"ClientIP\",\"ports\":[{\"port\":80}]}}");
        assertThat(
                        Json.at(
                                        service,
                                        "spec",
                                        "sessionAffinityConfig",
                                        "clientIP",
                                        "timeoutSeconds")
                                .asInt())
                .isEqualTo(10_800);
    }

    @Test
    void aBudgetForNobodySaysSo() {
        world.create(
                "poddisruptionbudgets.policy",
                "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"minAvailable\":1,\"selector\":{\"matchLabels\":{\"a\":\"b\"}}}}");
        world.advance(1);
        assertThat(world.events("p"))
                .singleElement()
                .asString()
                .startsWith("NoPods: No matching pods found");
    }

    @Test
    void aVolumeSaysSinceWhenItIsBoundAndByWhom() {
        ObjectNode volume =
                (ObjectNode)
                        Json.parse(
                                "{\"metadata\":{\"name\":\"v\"},\"spec\":{\"capacity\":{\"storage\":\"1Gi\"},\"accessModes\":[\"ReadWriteOnce\"],\"hostPath\":{\"path\":\"/x\"},\"storageClassName\":\"manual\"}}");
        world.api.create("persistentvolumes", volume);
        world.create(
                "persistentvolumeclaims",
                "{\"metadata\":{\"name\":\"c\"},\"spec\":{\"accessModes\":[\"ReadWriteOnce\"],\"storageClassName\":\"manual\",\"resources\":{\"requests\":{\"storage\":\"1Mi\"}}}}");
        world.advance(1);
        JsonNode now = world.api.get(new Key("persistentvolumes", "", "v")).orElseThrow();
        assertThat(Json.text(now, "status", "phase")).isEqualTo("Bound");
        assertThat(Json.text(now, "status", "lastPhaseTransitionTime"))
                .startsWith("2026-01-01T12:00:0");
        assertThat(
                        Json.text(
                                now,
                                "metadata",
                                "annotations",
                                "pv.kubernetes.io/bound-by-controller"))
                .isEqualTo("yes");
    }
}
