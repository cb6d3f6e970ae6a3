package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** How an important pod gets its room from lesser ones. */
class PreemptionTest {
    @TempDir Path directory;
    private PracticeWorld world;
    private int most;

    @BeforeEach
    void open() throws IOException {
        world = PracticeWorld.open(directory);
        JsonNode node = world.api.list("nodes", "").getFirst();
        most = Integer.parseInt(Json.text(node, "status", "allocatable", "cpu")) - 1;
        world.create(
                "priorityclasses.scheduling.k8s.io",
                "{\"metadata\":{\"name\":\"high\"},\"value\":1000}");
        world.create(
                "priorityclasses.scheduling.k8s.io",
                "{\"metadata\":{\"name\":\"patient\"},\"value\":1000,\"preemptionPolicy\":\"Never\"}");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void pod(String name, int cpu, String more) {
        world.create(
                "pods",
                """
                {"metadata":{"name":"%s"},"spec":{%s "terminationGracePeriodSeconds":5,"containers":[
                 {"name":"c","image":"nginx","resources":{"requests":{"cpu":%d}}}]}}
                """
                        .formatted(name, more, cpu));
    }

    @Test
    void aPodOfHigherPriorityTakesTheRoomAndNobodyElseDoes() {
        pod("low", most, "");
        world.advance(5);
        pod("next", most, "");
        pod("high", most, "\"priorityClassName\":\"high\",");
        world.timeline.settle();
        assertThat(Json.text(world.get("pods", "high"), "status", "nominatedNodeName"))
                .isEqualTo("practice");
        assertThat(
                        Meta.condition(world.get("pods", "low"), "DisruptionTarget")
                                .path("reason")
                                .asText())
                .isEqualTo("PreemptionByScheduler");
        world.advance(30);
        assertThat(world.phase("high")).isEqualTo("Running");
        assertThat(world.get("pods", "high").path("status").has("nominatedNodeName")).isFalse();
        assertThat(world.phase("next")).isEqualTo("Pending");
        assertThat(world.events("high"))
                .contains("FailedScheduling: 0/1 nodes are available: 1 Insufficient cpu.");
        assertThat(world.events("low"))
                .contains(
                        "Preempted: Preempted by pod "
                                + Meta.uid(world.get("pods", "high"))
                                + " on node practice");
    }

    @Test
    void onlyAsManyAreEndedAsMustBe() {
        pod("large", most - 1, "");
        pod("small", 1, "");
        world.advance(5);
        pod("high", 2, "\"priorityClassName\":\"high\",");
        world.advance(30);
        assertThat(world.pods()).hasSize(2);
        assertThat(world.phase("high")).isEqualTo("Running");
    }

    @Test
    void aPatientPodEndsNobody() {
        pod("low", most, "");
        world.advance(5);
        pod("patient", most, "\"priorityClassName\":\"patient\",");
        world.advance(30);
        assertThat(world.phase("low")).isEqualTo("Running");
        assertThat(world.phase("patient")).isEqualTo("Pending");
    }
}
