package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** The ways a pod begins and ends beyond the plain one: hooks, deadlines, sidecars, messages. */
class PodLifeTest extends InPracticeWorld {
    private void pod(String name, String spec) {
        world.create("pods", "{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":" + spec + "}");
    }

    private void sleeper(String name, String more) {
        pod(
                name,
                """
                {"terminationGracePeriodSeconds":4,
                 "containers":[{"name":"c","image":"busybox","command":["sleep","3600"]%s}]}
                """
                        .formatted(more));
    }

    private JsonNode container(String pod, String list) {
        return world.get("pods", pod).path("status").path(list).path(0);
    }

    private JsonNode container(String pod) {
        return container(pod, "containerStatuses");
    }

    private List<String> words(String pod) {
        return world.events(pod).stream()
                .map(each -> each.substring(0, each.indexOf(':')))
                .filter(each -> !List.of("Scheduled", "Pulling", "Pulled").contains(each))
                .toList();
    }

    private boolean gone(String pod) {
        return world.api.get(new Key("pods", "default", pod)).isEmpty();
    }

    @Test
    void aHookAfterTheStartRunsInTheContainer() throws IOException {
        sleeper(
                "web",
                ",\"lifecycle\":{\"postStart\":{\"exec\":{\"command\":[\"sh\",\"-c\",\"sleep 2;"
                        + " echo hi > /started\"]}}}");
        world.advance(2);
        assertThat(container("web").path("ready").asBoolean()).isFalse();
        world.advance(3);
        assertThat(container("web").path("ready").asBoolean()).isTrue();
        assertThat(world.sh("web", "cat /started")).isEqualTo("hi\n");
    }

    @Test
    void aFailedHookEndsTheContainer() {
        sleeper(
                "web",
                ",\"lifecycle\":{\"postStart\":{\"exec\":{\"command\":[\"sh\",\"-c\",\"exit"
                        + " 3\"]}}}");
        world.advance(7);
        assertThat(words("web")).startsWith("Created", "Started", "FailedPostStartHook", "Killing");
        assertThat(world.events("web"))
                .contains(
                        "FailedPostStartHook: PostStartHook failed x2",
                        "Killing: FailedPostStartHook x2");
        assertThat(container("web").path("lastState").path("terminated").path("exitCode").asInt())
                .isEqualTo(137);
    }

    @Test
    void aHookBeforeTheEndIsWaitedForWithinTheGrace() {
        sleeper("web", ",\"lifecycle\":{\"preStop\":{\"sleep\":{\"seconds\":1}}}");
        sleeper(
                "bad",
                ",\"lifecycle\":{\"preStop\":{\"exec\":{\"command\":[\"sh\",\"-c\",\"exit 1\"]}}}");
        world.advance(3);
        for (String each : List.of("web", "bad")) {
            world.api.delete(new Key("pods", "default", each), Deletion.DEFAULT);
        }
        world.advance(3);
        assertThat(world.events("bad")).contains("FailedPreStopHook: PreStopHook failed");
        assertThat(gone("web")).isFalse();
        world.advance(2);
        assertThat(gone("web")).isTrue();
        assertThat(gone("bad")).isTrue();
    }

    @Test
    void aContainerLeavesAMessage() {
        pod(
                "web",
                """
                {"restartPolicy":"Never","containers":[
                 {"name":"z","image":"busybox","command":["sh","-c","echo bye > /dev/termination-log; exit 3"]},
                 {"name":"d","image":"busybox","terminationMessagePolicy":"FallbackToLogsOnError",
                  "command":["sh","-c","echo one; echo two; exit 4"]}]}
                """);
        world.advance(5);
        JsonNode statuses = world.get("pods", "web").path("status").path("containerStatuses");
        assertThat(Json.text(statuses.path(0), "name")).isEqualTo("d");
        assertThat(Json.text(statuses.path(0), "state", "terminated", "message"))
                .isEqualTo("one\ntwo\n");
        assertThat(Json.text(statuses.path(1), "state", "terminated", "message"))
                .isEqualTo("bye\n");
    }

    @Test
    void aPodPastItsDeadlineFails() throws IOException {
        pod(
                "web",
                """
                {"activeDeadlineSeconds":4,"terminationGracePeriodSeconds":2,
                 "containers":[{"name":"c","image":"busybox","command":["sleep","3600"]}]}
                """);
        world.advance(3);
        assertThat(world.phase("web")).isEqualTo("Running");
        world.advance(5);
        JsonNode status = world.get("pods", "web").path("status");
        assertThat(world.phase("web")).isEqualTo("Failed");
        assertThat(Json.text(status, "reason")).isEqualTo("DeadlineExceeded");
        assertThat(Json.text(status, "message"))
                .isEqualTo("Pod was active on the node longer than the specified deadline");
        assertThat(words("web"))
                .containsExactly("Created", "Started", "DeadlineExceeded", "Killing");
        world.close();
        world = new PracticeWorld(directory, PracticeWorld.START.plusSeconds(60));
        world.advance(5);
        assertThat(world.phase("web")).isEqualTo("Failed");
        assertThat(words("web"))
                .containsExactly("Created", "Started", "DeadlineExceeded", "Killing");
    }

    @Test
    void aSidecarEndsAfterTheOthers() {
        pod(
                "web",
                """
                {"restartPolicy":"Never","terminationGracePeriodSeconds":1,"initContainers":[
                 {"name":"side","image":"busybox","restartPolicy":"Always","command":["sleep","3600"]},
                 {"name":"setup","image":"busybox","command":["sh","-c","exit 0"]}],
                 "containers":[{"name":"c","image":"busybox","command":["sleep","3"]}]}
                """);
        world.advance(4);
        assertThat(world.phase("web")).isEqualTo("Running");
        JsonNode init = world.get("pods", "web").path("status").path("initContainerStatuses");
        assertThat(init.path(0).path("ready").asBoolean()).isTrue();
        assertThat(init.path(1).path("ready").asBoolean()).isTrue();
        world.advance(4);
        assertThat(world.phase("web")).isEqualTo("Succeeded");
        assertThat(world.events("web")).contains("Killing: Stopping container side");
        JsonNode pod = world.get("pods", "web");
        assertThat(Json.text(Meta.condition(pod, "Initialized"), "reason"))
                .isEqualTo("PodCompleted");
        assertThat(
                        pod.path("status")
                                .path("conditions")
                                .valueStream()
                                .map(each -> Json.text(each, "type")))
                .containsExactly(
                        "PodReadyToStartContainers",
                        "Initialized",
                        "Ready",
                        "ContainersReady",
                        "PodScheduled");
    }

    @Test
    void anEphemeralContainerJoinsARunningPod() throws IOException {
        sleeper("web", "");
        world.advance(2);
        world.api.modify(
                new Key("pods", "default", "web"),
                "ephemeralcontainers",
                pod ->
                        pod.withObjectProperty("spec")
                                .withArrayProperty("ephemeralContainers")
                                .addObject()
                                .put("name", "debug")
                                .put("image", "busybox")
                                .put("stdin", true));
        world.advance(2);
        JsonNode status = container("web", "ephemeralContainerStatuses");
        assertThat(status.path("state").has("running")).isTrue();
        assertThat(status.has("started")).isFalse();
        assertThat(world.exec("web", "debug", "", "hostname").out()).isEqualTo("web\n");
        assertThat(
                        world.api.list("events", "default").stream()
                                .map(each -> Json.text(each, "involvedObject", "fieldPath")))
                .contains("spec.ephemeralContainers{debug}");
    }

    @Test
    void aProbeThatSaysNothingStillFails() {
        sleeper(
                "web",
                ",\"startupProbe\":{\"periodSeconds\":1,\"failureThreshold\":2,\"exec\":{\"command\":"
                        + "[\"sh\",\"-c\",\"exit 1\"]}}");
        world.advance(6);
        assertThat(container("web").path("ready").asBoolean()).isFalse();
        assertThat(world.events("web"))
                .contains(
                        "Unhealthy: Startup probe failed:  x2",
                        "Killing: Container c failed startup probe, will be restarted");
    }

    @Test
    void aProgramThatIsNotThereIsSaidOnce() {
        pod(
                "web",
                "{\"containers\":[{\"name\":\"c\",\"image\":\"busybox\",\"command\":[\"nosuch\"]}]}");
        world.advanceMillis(900);
        assertThat(Json.text(container("web"), "state", "waiting", "reason"))
                .isEqualTo("RunContainerError");
        assertThat(Json.text(container("web"), "lastState", "terminated", "reason"))
                .isEqualTo("StartError");
        world.advance(4);
        assertThat(Json.text(container("web"), "state", "waiting", "reason"))
                .isEqualTo("CrashLoopBackOff");
    }

    @Test
    void aKeyThatIsNotThereKeepsAVolumeAway() {
        world.create("configmaps", "{\"metadata\":{\"name\":\"m\"},\"data\":{\"a\":\"1\"}}");
        ObjectNode pod =
                world.create(
                        "pods",
                        """
                        {"metadata":{"name":"web"},"spec":{"containers":[{"name":"c","image":"nginx"}],"volumes":[
                         {"name":"v","configMap":{"name":"m","items":[{"key":"b","path":"b"}]}},
                         {"name":"w","projected":{"sources":[{"secret":{"name":"none"}}]}}]}}
                        """);
        world.advanceMillis(300);
        assertThat(world.events(Meta.name(pod)))
                .contains(
                        "FailedMount: MountVolume.SetUp failed for volume \"v\" : configmap"
                                + " references non-existent config key: b",
                        "FailedMount: MountVolume.SetUp failed for volume \"w\" : secret \"none\""
                                + " not found");
    }
}
