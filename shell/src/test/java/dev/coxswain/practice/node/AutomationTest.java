package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What the cluster does by itself at times, under load and when pods are to go. */
class AutomationTest extends InPracticeWorld {
    private static final String CRON =
            """
            {"metadata":{"name":"tick"},"spec":{"schedule":"*/2 * * * *"%s,"jobTemplate":{"spec":{"template":{"spec":{
             "restartPolicy":"Never","containers":[{"name":"c","image":"busybox","command":["sh","-c","%s"]}]}}}}}}
            """;

    private List<String> names(String type) {
        return world.api.list(type, "default").stream()
                .map(each -> Json.text(each, "metadata", "name"))
                .toList();
    }

    @Test
    void aCronJobRunsAtItsTimesAndKeepsTheLastThree() {
        world.create("cronjobs.batch", CRON.formatted("", "echo hi"));
        world.advance(121);
        assertThat(names("jobs.batch")).containsExactly("tick-29454482");
        world.advance(10 * 60);
        assertThat(names("jobs.batch"))
                .containsExactly("tick-29454488", "tick-29454490", "tick-29454492");
        JsonNode status = world.get("cronjobs.batch", "tick").path("status");
        assertThat(Json.text(status, "lastScheduleTime")).isEqualTo("2026-01-01T12:12:00Z");
        assertThat(Json.text(status, "lastSuccessfulTime")).isEqualTo("2026-01-01T12:12:00Z");
        assertThat(status.has("active")).isFalse();
        assertThat(world.events("tick"))
                .contains(
                        "SuccessfulCreate: Created job tick-29454482",
                        "SawCompletedJob: Saw completed job: tick-29454482, condition: Complete",
                        "SuccessfulDelete: Deleted job tick-29454482");
    }

    @Test
    void aForbiddingCronJobWaitsAndAReplacingOneReplaces() {
        world.create(
                "cronjobs.batch",
                CRON.formatted(",\"concurrencyPolicy\":\"Forbid\"", "sleep 1000"));
        world.advance(6 * 60);
        assertThat(names("jobs.batch")).containsExactly("tick-29454482");
        assertThat(world.events("tick"))
                .anyMatch(
                        e ->
                                e.startsWith(
                                        "JobAlreadyActive: Not starting job because prior execution"
                                                + " is running and concurrency policy is Forbid"));
        world.api.modify(
                new Key("cronjobs.batch", "default", "tick"),
                Objects.MAIN,
                each -> each.withObjectProperty("spec").put("concurrencyPolicy", "Replace"));
        world.advance(2 * 60);
        assertThat(names("jobs.batch")).containsExactly("tick-29454488");
    }

    @Test
    void ofTheRunsThatNobodyWasThereForTheLastIsMade() {
        world.create("cronjobs.batch", CRON.formatted("", "echo hi"));
        world.timeline.settle();
        world.timeline.catchUp(
                PracticeWorld.START.plus(Duration.ofDays(400)).plusSeconds(90),
                Duration.ofSeconds(1));
        assertThat(names("jobs.batch")).containsExactly("tick-30030480");
        world.advance(1);
        assertThat(names("jobs.batch")).containsExactly("tick-30030480");
    }

    @Test
    void aWorkloadGrowsUnderLoadAndShrinksAfterFiveMinutes() throws IOException {
        world.create(
                "deployments.apps",
                """
                {"metadata":{"name":"web"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},
                 "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"nginx",
                 "resources":{"requests":{"cpu":"20m"}}}]}}}}
                """);
        world.create(
                "services",
                "{\"metadata\":{\"name\":\"web\"},\"spec\":{\"selector\":{\"app\":\"web\"},\"ports\":[{\"port\":80}]}}");
        world.create(
                "horizontalpodautoscalers.autoscaling",
                """
                {"metadata":{"name":"web"},"spec":{"minReplicas":1,"maxReplicas":5,
                 "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},
                 "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":50}}}]}}
                """);
        world.pod("load", "kiamol/ch03-sleep");
        world.advance(31);
        assertThat(Json.at(world.get("deployments.apps", "web"), "spec", "replicas").asInt())
                .isEqualTo(1);
        assertThat(
                        world.sh(
                                "load",
                                "for i in $(seq 300); do wget -q -O /dev/null http://web; done"))
                .isEmpty();
        world.advance(16);
        JsonNode scaler = world.get("horizontalpodautoscalers.autoscaling", "web");
        assertThat(Json.at(scaler, "status", "desiredReplicas").asInt()).isGreaterThan(2);
        assertThat(world.events("web"))
                .anyMatch(
                        e ->
                                e.matches(
                                        "SuccessfulRescale: New size: \\d; reason: cpu resource"
                                                + " utilization \\(percentage of request\\) above"
                                                + " target"));
        world.advance(16 * 60);
        assertThat(Json.at(world.get("deployments.apps", "web"), "spec", "replicas").asInt())
                .isEqualTo(1);
        assertThat(world.events("web"))
                .contains("SuccessfulRescale: New size: 1; reason: All metrics below target");
    }

    @Test
    void anAutoscalerSaysWhyItCannotScale() {
        world.deployment("web", "nginx", 1);
        world.create(
                "horizontalpodautoscalers.autoscaling",
                """
                {"metadata":{"name":"web"},"spec":{"maxReplicas":5,
                 "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},
                 "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":50}}}]}}
                """);
        world.advance(16);
        assertThat(world.get("horizontalpodautoscalers.autoscaling", "web").toString())
                .contains(
                        "the HPA was unable to compute the replica count: failed to get cpu"
                                + " utilization: missing request for cpu in container web of Pod"
                                + " web-");
    }

    @Test
    void aBudgetCountsWhatMayGo() {
        world.deployment("web", "nginx", 3);
        world.create(
                "poddisruptionbudgets.policy",
                "{\"metadata\":{\"name\":\"few\"},\"spec\":{\"minAvailable\":2,\"selector\":{\"matchLabels\":{\"app\":\"web\"}}}}");
        world.create(
                "poddisruptionbudgets.policy",
                "{\"metadata\":{\"name\":\"none\"},\"spec\":{\"maxUnavailable\":\"0%\",\"selector\":{\"matchLabels\":{\"app\":\"web\"}}}}");
        world.timeline.settle();
        assertThat(Json.at(budget("few"), "disruptionsAllowed").asInt()).isZero();
        world.advance(3);
        assertThat(budget("few").toString())
                .contains(
                        "\"currentHealthy\":3,\"desiredHealthy\":2,\"disruptionsAllowed\":1,\"expectedPods\":3");
        assertThat(budget("none").toString())
                .contains(
                        "\"currentHealthy\":3,\"desiredHealthy\":3,\"disruptionsAllowed\":0,\"expectedPods\":3");
    }

    private JsonNode budget(String name) {
        return world.get("poddisruptionbudgets.policy", name).path("status");
    }
}
