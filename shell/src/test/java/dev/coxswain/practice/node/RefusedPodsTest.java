package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What controllers say and do when their pods are refused, a rollout is paused, or waits. */
class RefusedPodsTest extends InPracticeWorld {
    private String condition(String type) {
        for (JsonNode each :
                world.get("deployments.apps", "web").path("status").path("conditions")) {
            if (Json.text(each, "type").equals(type)) {
                return Json.text(each, "status")
                        + " "
                        + Json.text(each, "reason")
                        + ": "
                        + Json.text(each, "message");
            }
        }
        return "";
    }

    @Test
    void aQuotaHoldsADeploymentBackWithoutFloodingTheEvents() {
        world.create(
                "resourcequotas",
                "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"1\"}}}");
        world.deployment("web", "nginx", 3);
        world.advance(120);
        assertThat(condition("ReplicaFailure"))
                .startsWith("True FailedCreate: pods \"web-")
                .endsWith(
                        "is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
        JsonNode status = world.get("deployments.apps", "web").path("status");
        assertThat(status.path("unavailableReplicas").asInt()).isEqualTo(2);
        String set =
                Json.text(
                        world.api.list("replicasets.apps", "default").getFirst(),
                        "metadata",
                        "name");
        List<String> failed =
                world.events(set).stream().filter(e -> e.startsWith("FailedCreate: ")).toList();
        assertThat(failed).hasSize(10);
        assertThat(
                        failed.stream()
                                .filter(
                                        e ->
                                                e.contains(
                                                        ": (combined from similar events): Error creating: pods")))
                .hasSize(1);
        world.api.modify(
                new Key("resourcequotas", "default", "q"),
                Objects.MAIN,
                each ->
                        each.withObjectProperty("spec")
                                .withObjectProperty("hard")
                                .put("pods", "9"));
        world.advance(1000);
        assertThat(world.pods()).hasSize(3);
        assertThat(condition("ReplicaFailure")).isEmpty();
    }

    @Test
    void aStatefulSetSaysWhatItWasRefused() {
        world.create(
                "resourcequotas",
                "{\"metadata\":{\"name\":\"q\"},\"spec\":{\"hard\":{\"pods\":\"0\"}}}");
        world.create(
                "statefulsets.apps",
                """
                {"metadata":{"name":"db"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"db"}},
                 "template":{"metadata":{"labels":{"app":"db"}},"spec":{"containers":[{"name":"c","image":"nginx"}]}}}}
                """);
        world.timeline.settle();
        assertThat(world.events("db"))
                .singleElement()
                .asString()
                .startsWith(
                        "FailedCreate: Create Pod db-0 in StatefulSet db failed error: pods \"db-0\" is"
                                + " forbidden: exceeded quota: q, requested: pods=1, used: pods=0, limited: pods=0");
        assertThat(world.get("statefulsets.apps", "db").path("status").path("replicas").asInt(-1))
                .isZero();
    }

    @Test
    void aRecreatedDeploymentMakesItsNewSetWhenTheOldPodsAreGone() {
        world.deployment("web", "nginx", 2);
        world.advance(10);
        world.api.modify(
                new Key("deployments.apps", "default", "web"),
                Objects.MAIN,
                each -> {
                    each.withObjectProperty("spec").putObject("strategy").put("type", "Recreate");
                    ((com.fasterxml.jackson.databind.node.ObjectNode)
                                    Json.at(each, "spec", "template", "spec")
                                            .path("containers")
                                            .get(0))
                            .put("image", "httpd");
                });
        world.timeline.settle();
        assertThat(world.api.list("replicasets.apps", "default")).hasSize(1);
        world.advance(60);
        assertThat(world.pods())
                .hasSize(2)
                .allMatch(
                        pod ->
                                pod.path("spec")
                                        .path("containers")
                                        .get(0)
                                        .path("image")
                                        .asText()
                                        .equals("httpd"));
        assertThat(world.events("web").stream().map(e -> e.replaceAll("web-\\w+", "SET")))
                .containsExactly(
                        "ScalingReplicaSet: Scaled up replica set SET from 0 to 2",
                        "ScalingReplicaSet: Scaled down replica set SET from 2 to 0",
                        "ScalingReplicaSet: Scaled up replica set SET from 0 to 2");
    }

    @Test
    void aPausedDeploymentSaysSo() {
        world.deployment("web", "nginx", 1);
        world.advance(10);
        pause(true);
        assertThat(condition("Progressing"))
                .isEqualTo("Unknown DeploymentPaused: Deployment is paused");
        pause(false);
        assertThat(condition("Progressing"))
                .startsWith("True NewReplicaSetAvailable: ReplicaSet \"web-");
    }

    private void pause(boolean paused) {
        world.api.modify(
                new Key("deployments.apps", "default", "web"),
                Objects.MAIN,
                each -> each.withObjectProperty("spec").put("paused", paused));
        world.advance(1);
    }
}
