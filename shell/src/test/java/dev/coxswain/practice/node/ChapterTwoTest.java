package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ChapterTwoTest extends InPracticeWorld {
    @Test
    void aPodRunsWithinASecondAndAHalf() {
        world.pod("hello", "kiamol/ch02-hello-kiamol");
        world.timeline.settle();
        assertThat(world.phase("hello")).isEqualTo("Pending");
        assertThat(
                        Json.text(
                                world.get("pods", "hello")
                                        .path("status")
                                        .path("containerStatuses")
                                        .path(0),
                                "state",
                                "waiting",
                                "reason"))
                .isEqualTo("ContainerCreating");
        world.advanceMillis(1500);
        assertThat(world.phase("hello")).isEqualTo("Running");
        assertThat(Meta.isTrue(world.get("pods", "hello"), "Ready")).isTrue();
        assertThat(world.events("hello"))
                .containsExactlyInAnyOrder(
                        "Scheduled: Successfully assigned default/hello to practice",
                        "Pulling: Pulling image \"kiamol/ch02-hello-kiamol\"",
                        "Pulled: Successfully pulled image \"kiamol/ch02-hello-kiamol\" in 169ms"
                                + " (169ms including waiting). Image size: 9800114 bytes.",
                        "Created: Container created",
                        "Started: Container started");
    }

    @Test
    void theStatusIsAKubeletsStatus() {
        world.pod("hello", "nginx");
        world.advance(2);
        ObjectNode status = world.get("pods", "hello").path("status").deepCopy();
        ObjectNode container = (ObjectNode) status.path("containerStatuses").path(0);
        assertThat(Json.text(container, "containerID")).matches("containerd://[0-9a-f]{64}");
        assertThat(Json.text(container, "imageID"))
                .matches("docker.io/library/nginx@sha256:[0-9a-f]{64}");
        assertThat(Json.text(container, "state", "running", "startedAt"))
                .isEqualTo("2026-01-01T12:00:00Z");
        assertThat(Json.text(status, "podIP")).startsWith("10.244.");
        assertThat(Json.text(status, "qosClass")).isEqualTo("BestEffort");
        assertThat(status.path("conditions"))
                .extracting(c -> c.path("type").asText() + "=" + c.path("status").asText())
                .containsExactlyInAnyOrder(
                        "PodReadyToStartContainers=True",
                        "Initialized=True",
                        "Ready=True",
                        "ContainersReady=True",
                        "PodScheduled=True");
    }

    @Test
    void aRemovedContainerIsStartedAgain() {
        world.pod("hello", "kiamol/ch02-hello-kiamol");
        world.advance(2);
        String before = helloId();
        assertThat(world.node.containers().remove(before)).isTrue();
        world.advance(2);
        var status = world.get("pods", "hello").path("status").path("containerStatuses").path(0);
        assertThat(status.path("restartCount").asInt()).isEqualTo(1);
        assertThat(Json.text(status, "lastState", "terminated", "reason")).isEqualTo("Error");
        assertThat(status.path("containerID").asText()).isEqualTo("containerd://" + helloId());
        assertThat(helloId()).isNotEqualTo(before);
    }

    private String helloId() {
        return world.node.containers().all().stream()
                .filter(each -> each.name().startsWith("k8s_hello_hello_default_"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aDeploymentHealsItself() {
        world.deployment("web", "nginx", 2);
        world.advance(3);
        assertThat(world.pods()).hasSize(2).allMatch(pod -> Meta.isTrue(pod, "Ready"));
        String lost = Meta.name(world.pods().getFirst());
        world.api.delete(new Key("pods", "default", lost), Deletion.DEFAULT);
        world.advance(3);
        assertThat(world.pods()).hasSize(2).noneMatch(pod -> Meta.name(pod).equals(lost));
        assertThat(Meta.isTrue(world.get("deployments.apps", "web"), "Available")).isTrue();
    }

    @Test
    void aRelabelledPodIsLetGoAndTakenBack() {
        world.deployment("web", "nginx", 1);
        world.advance(3);
        Key key = Key.of("pods", world.pods().getFirst());
        world.api.modify(
                key,
                Objects.MAIN,
                pod ->
                        pod.withObjectProperty("metadata")
                                .withObjectProperty("labels")
                                .put("app", "other"));
        world.advance(3);
        assertThat(world.pods()).hasSize(2);
        assertThat(Meta.controller(world.api.get(key).orElseThrow())).isEmpty();
        world.api.modify(
                key,
                Objects.MAIN,
                pod ->
                        pod.withObjectProperty("metadata")
                                .withObjectProperty("labels")
                                .put("app", "web"));
        world.advance(3);
        assertThat(world.pods()).hasSize(1);
    }

    @Test
    void aShellInsideSeesFilesAndItself() throws IOException {
        world.pod("hello", "kiamol/ch02-hello-kiamol");
        world.advance(2);
        String ip = Json.text(world.get("pods", "hello"), "status", "podIP");
        assertThat(world.sh("hello", "hostname -i")).isEqualTo(ip + "\n");
        assertThat(world.sh("hello", "wget -O - http://localhost | head -n 4 | tail -n 1"))
                .contains("Hello from Chapter 2!");
        assertThat(world.logs("hello", "hello", false)).contains("\"GET / HTTP/1.1\" 200");
        assertThat(
                        world.sh(
                                "hello",
                                "for i in 1 2 3; do echo \"turn $i\" >> /tmp/x; done; wc -l <"
                                        + " /tmp/x"))
                .isEqualTo("3\n");
        assertThat(world.sh("hello", "cat /tmp/x | grep 2")).isEqualTo("turn 2\n");
        assertThat(world.exec("hello", "hello", "", "cat", "/missing"))
                .isEqualTo(
                        new PracticeWorld.Ran(
                                1, "", "cat: can't open '/missing': No such file or directory\n"));
    }

    @Test
    void aFileComesOutAsTar() throws IOException {
        world.pod("hello", "kiamol/ch02-hello-kiamol");
        world.advance(2);
        var ran =
                world.exec(
                        "hello", "hello", "", "tar", "cf", "-", "/usr/share/nginx/html/index.html");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("usr/share/nginx/html/index.html")
                .contains("Hello from Chapter 2!");
    }

    @Test
    void aForwardedPortAnswers() throws IOException {
        world.pod("hello", "kiamol/ch02-hello-kiamol");
        world.advance(2);
        try (var connection =
                world.node.access().connect(new Key("pods", "default", "hello"), 80)) {
            connection
                    .output()
                    .write(
                            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
            String answer = new String(connection.input().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("Hello from Chapter 2!");
        }
    }

    @Test
    void anImageNobodyHasKeepsAPodWaiting() {
        world.pod("bad", "nginx:does-not-exist");
        world.advanceMillis(1200);
        assertThat(waiting("bad")).isEqualTo("ErrImagePull");
        world.advance(2);
        assertThat(waiting("bad")).isEqualTo("ImagePullBackOff");
        world.advance(60);
        assertThat(world.phase("bad")).isEqualTo("Pending");
        assertThat(world.events("bad"))
                .contains("Pulling: Pulling image \"nginx:does-not-exist\" x3");
    }

    @Test
    void aCrashingContainerIsStartedAtGrowingIntervals() throws IOException {
        world.pod("crash", "demo/crash:1");
        world.advance(5);
        assertThat(waiting("crash")).isEqualTo("CrashLoopBackOff");
        JsonMessage.check(
                world.get("pods", "crash"),
                "back-off 10s restarting failed container=crash pod=crash_default(");
        world.advance(15);
        assertThat(
                        world.get("pods", "crash")
                                .path("status")
                                .path("containerStatuses")
                                .path(0)
                                .path("restartCount")
                                .asInt())
                .isEqualTo(2);
        assertThat(world.logs("crash", "crash", true)).isEqualTo("starting\nfatal: cannot go on\n");
    }

    private String waiting(String pod) {
        return Json.text(
                world.get("pods", pod).path("status").path("containerStatuses").path(0),
                "state",
                "waiting",
                "reason");
    }

    /** The message of a waiting container. */
    private static final class JsonMessage {
        static void check(com.fasterxml.jackson.databind.JsonNode pod, String start) {
            assertThat(
                            Json.text(
                                    pod.path("status").path("containerStatuses").path(0),
                                    "state",
                                    "waiting",
                                    "message"))
                    .startsWith(start);
        }
    }

    @Test
    void aDeletedDeploymentTakesItsPodsAlong() {
        world.deployment("web", "nginx", 3);
        world.advance(3);
        world.api.delete(
                new Key("deployments.apps", "default", "web"),
                Deletion.DEFAULT.propagating("Background"));
        world.advance(3);
        assertThat(world.pods()).isEmpty();
        assertThat(world.api.list("replicasets.apps", "default")).isEqualTo(List.of());
    }
}
