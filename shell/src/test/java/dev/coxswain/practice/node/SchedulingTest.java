package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where pods go, and what is said of those that nothing takes. */
class SchedulingTest extends InPracticeWorld {
    private static final String NEVER =
            ". no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not"
                    + " helpful for scheduling.";
    private static final String CROWDED =
            ". no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption"
                    + " victims found for incoming pod.";

    private void pod(String name, String spec) {
        world.create(
                "pods",
                """
                {"metadata":{"name":"%1$s","labels":{"app":"web"}},
                 "spec":{%2$s"containers":[{"name":"c","image":"nginx"}]}}
                """
                        .formatted(name, spec));
        world.advance(2);
    }

    private String said(String pod) {
        return Json.text(Meta.condition(world.get("pods", pod), "PodScheduled"), "message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"nodeSelector\":{\"disk\":\"ssd\"},'|1 node(s) didn't match Pod's node"
                        + " affinity/selector",
                "'\"affinity\":{\"podAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":"
                        + "[{\"labelSelector\":{\"matchLabels\":{\"app\":\"db\"}},\"topologyKey\":"
                        + "\"kubernetes.io/hostname\"}]}},'|1 node(s) didn't match pod affinity rules",
                "'\"topologySpreadConstraints\":[{\"maxSkew\":1,\"topologyKey\":\"zone\","
                        + "\"whenUnsatisfiable\":\"DoNotSchedule\",\"labelSelector\":{}}],'|1 node(s)"
                        + " didn't match pod topology spread constraints (missing required label)",
            })
    void aNodeThatNeverTakesAPodIsSaidTo(String spec, String reason) {
        pod("web", spec);
        assertThat(world.events("web"))
                .containsExactly("FailedScheduling: 0/1 nodes are available: " + reason + NEVER);
        assertThat(world.phase("web")).isEqualTo("Pending");
    }

    private void asking(String name, String resources) {
        world.create(
                "pods",
                """
                {"metadata":{"name":"%s"},"spec":{"containers":[{"name":"c","image":"nginx","resources":%s}]}}
                """
                        .formatted(name, resources));
        world.advance(2);
    }

    @Test
    void aPodThatAsksForMoreThanThereIsOrIsLeftWaits() {
        asking("big", "{\"requests\":{\"cpu\":\"100\",\"memory\":\"1000Gi\"}}");
        assertThat(said("big"))
                .isEqualTo(
                        "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory"
                                + NEVER);
        asking("gpu", "{\"limits\":{\"nvidia.com/gpu\":\"1\"}}");
        assertThat(said("gpu"))
                .isEqualTo("0/1 nodes are available: 1 Insufficient nvidia.com/gpu" + NEVER);
        asking("first", "{\"requests\":{\"cpu\":\"7\"}}");
        asking("second", "{\"requests\":{\"cpu\":\"5\"}}");
        assertThat(world.phase("first")).isEqualTo("Running");
        assertThat(said("second"))
                .isEqualTo("0/1 nodes are available: 1 Insufficient cpu" + CROWDED);
    }

    @Test
    void podsThatKeepApartOrShareAPortNeedNodesOfTheirOwn() {
        String apart =
                "\"affinity\":{\"podAntiAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":"
                        + "[{\"labelSelector\":{\"matchLabels\":{\"app\":\"web\"}},\"topologyKey\":"
                        + "\"kubernetes.io/hostname\"}]}},";
        pod("one", apart);
        pod("two", apart);
        pod("three", "");
        assertThat(world.phase("one")).isEqualTo("Running");
        assertThat(said("two"))
                .isEqualTo(
                        "0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules"
                                + CROWDED);
        assertThat(said("three"))
                .isEqualTo(
                        "0/1 nodes are available: 1 node(s) didn't satisfy existing pods"
                                + " anti-affinity rules"
                                + CROWDED);
        world.create("nodes", "{\"metadata\":{\"name\":\"worker\"}}");
        world.advance(3);
        assertThat(world.phase("two")).isEqualTo("Running");
        String port =
                """
                {"metadata":{"name":"%s"},"spec":{"containers":[{"name":"c","image":"nginx",
                 "ports":[{"containerPort":80,"hostPort":8888}]}]}}
                """;
        for (String each : new String[] {"p1", "p2", "p3"}) {
            world.create("pods", port.formatted(each));
        }
        world.advance(2);
        assertThat(said("p3"))
                .startsWith(
                        "0/2 nodes are available: 2 node(s) didn't have free ports for the"
                                + " requested pod ports. ");
    }

    @Test
    void aSpreadIsKeptEven() {
        world.create("nodes", "{\"metadata\":{\"name\":\"worker\"}}");
        world.advance(1);
        String even =
                "\"topologySpreadConstraints\":[{\"maxSkew\":1,\"topologyKey\":\"kubernetes.io/hostname\","
                        + "\"whenUnsatisfiable\":\"DoNotSchedule\",\"labelSelector\":{\"matchLabels\":"
                        + "{\"app\":\"web\"}}}],";
        for (int i = 0; i < 4; i++) {
            pod("web-" + i, even);
        }
        assertThat(
                        world.pods().stream()
                                .filter(
                                        each ->
                                                Json.text(each, "spec", "nodeName")
                                                        .equals("worker")))
                .hasSize(2);
    }

    @Test
    void claimsGatesAndMissingNodesKeepAPodWaiting() {
        pod(
                "claim",
                "\"volumes\":[{\"name\":\"v\",\"persistentVolumeClaim\":{\"claimName\":\"no\"}}],");
        assertThat(said("claim"))
                .isEqualTo(
                        "0/1 nodes are available: persistentvolumeclaim \"no\" not found. not found");
        pod("gated", "\"schedulingGates\":[{\"name\":\"example.com/x\"}],");
        assertThat(said("gated"))
                .isEqualTo("Scheduling is blocked due to non-empty scheduling gates");
        assertThat(world.events("gated")).isEmpty();
        world.api.modify(
                new Key("pods", "default", "gated"),
                Objects.MAIN,
                each -> each.withObjectProperty("spec").remove("schedulingGates"));
        world.advance(2);
        assertThat(world.phase("gated")).isEqualTo("Running");
        pod("lost", "\"nodeName\":\"nowhere\",");
        assertThat(world.phase("lost")).isEqualTo("Pending");
    }
}
