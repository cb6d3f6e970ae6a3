package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** What people see of nodes, images and containers that were made to fail. */
class FailuresTest extends InPracticeWorld {
    private static Key pod(String name) {
        return new Key("pods", "default", name);
    }

    private JsonNode container(String pod) {
        return world.get("pods", pod).path("status").path("containerStatuses").path(0);
    }

    @Test
    void anImageIsPulledNoMoreUntilItIsAgain() {
        world.node.saboteur().image("nginx:latest", true);
        world.pod("web", "nginx");
        world.advance(3);
        assertThat(Json.text(container("web"), "state", "waiting", "reason"))
                .isEqualTo("ImagePullBackOff");
        assertThat(world.events("web"))
                .anyMatch(each -> each.startsWith("Failed: Failed to pull image \"nginx\": "));
        world.node.saboteur().image("docker.io/library/nginx", false);
        world.advance(30);
        assertThat(container("web").path("ready").asBoolean()).isTrue();
    }

    @Test
    void aContainerOutOfMemoryIsKilledOnce() {
        world.pod("web", "nginx");
        world.advance(2);
        world.node.saboteur().memory(pod("web"), "");
        world.advance(2);
        JsonNode ended = container("web").path("lastState").path("terminated");
        assertThat(Json.text(ended, "reason")).isEqualTo("OOMKilled");
        assertThat(ended.path("exitCode").asInt()).isEqualTo(137);
        assertThat(container("web").path("restartCount").asInt()).isEqualTo(1);
        assertThat(container("web").path("ready").asBoolean()).isTrue();
        assertThatThrownBy(() -> world.node.saboteur().memory(pod("web"), "db"))
                .hasMessage("container db is not valid for pod web");
    }

    @Test
    void aPodCrashesUntilItIsLetAlone() throws IOException {
        world.pod("web", "nginx");
        world.advance(2);
        world.node.saboteur().crash(pod("web"), true);
        world.advance(5);
        assertThat(Json.text(container("web"), "state", "waiting", "reason"))
                .isEqualTo("CrashLoopBackOff");
        assertThat(container("web").path("lastState").path("terminated").path("exitCode").asInt())
                .isEqualTo(1);
        assertThat(world.logs("web", "web", true))
                .endsWith("fatal: this container was made to crash (practice fail crash)\n");
        world.close();
        world = new PracticeWorld(directory, PracticeWorld.START.plusSeconds(60));
        world.advance(30);
        assertThat(container("web").path("restartCount").asInt()).isGreaterThan(1);
        world.node.saboteur().crash(pod("web"), false);
        world.advance(120);
        assertThat(container("web").path("ready").asBoolean()).isTrue();
        assertThatThrownBy(() -> world.node.saboteur().crash(pod("none"), true))
                .hasMessage("pods \"none\" not found");
    }

    @Test
    void aLostNodesPodsAreEvictedAndGoWhenItAnswers() {
        world.deployment("web", "nginx", 1);
        world.advance(3);
        String before = Meta.name(world.pods().getFirst());
        world.node.saboteur().node("practice", true);
        world.advance(1);
        JsonNode node = world.api.get(new Key("nodes", "", "practice")).orElseThrow();
        assertThat(Meta.condition(node, "Ready").path("status").asText()).isEqualTo("Unknown");
        assertThat(node.path("spec").path("taints")).hasSize(2);
        assertThat(Meta.isTrue(world.get("pods", before), "Ready")).isFalse();
        assertThatThrownBy(() -> world.logs(before, "web", false))
                .hasMessage(
                        "error dialing backend: dial tcp 172.18.0.2:10250: connect: no route to"
                                + " host");
        world.advance(298);
        assertThat(world.pods()).hasSize(1);
        world.advance(10);
        assertThat(Meta.deleting(world.get("pods", before))).isTrue();
        assertThat(world.events(before))
                .contains("TaintManagerEviction: Marking for deletion Pod default/" + before);
        assertThat(world.pods())
                .hasSize(2)
                .anyMatch(each -> world.phase(Meta.name(each)).equals("Pending"));
        world.node.saboteur().node("practice", false);
        world.advance(40);
        assertThat(world.pods()).hasSize(1).allMatch(each -> Meta.isTrue(each, "Ready"));
        assertThat(Meta.name(world.pods().getFirst())).isNotEqualTo(before);
        assertThat(world.node.saboteur().all()).isEmpty();
    }

    @Test
    void whatAPodsContainersDidIsForgottenWithThePod() {
        world.pod("web", "nginx");
        world.advance(2);
        world.node.saboteur().crash(pod("web"), true);
        assertThat(world.node.saboteur().all())
                .containsExactly(new Saboteur.Failing("crash", "default/web"));
        world.api.delete(pod("web"), Deletion.NOW);
        world.advance(1);
        assertThat(world.node.saboteur().all()).isEmpty();
    }
}
