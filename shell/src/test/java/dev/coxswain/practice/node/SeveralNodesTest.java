package dev.coxswain.practice.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A node more for every Node that is created, and shells that wait to be attached to. */
class SeveralNodesTest extends InPracticeWorld {
    private List<String> hosts() {
        return world.pods().stream()
                .map(pod -> Json.text(pod, "status", "hostIP"))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void aCreatedNodeIsAMachine() {
        world.api.create(
                "nodes",
                (com.fasterxml.jackson.databind.node.ObjectNode)
                        Json.parse("{\"metadata\":{\"name\":\"second\"}}"));
        world.advance(1);
        JsonNode node = world.api.get(new Key("nodes", "", "second")).orElseThrow();
        assertThat(node.toString())
                .contains(
                        "\"kubernetes.io/hostname\":\"second\"", "\"KubeletReady\"", "172.18.0.3");
        assertThat(
                        world.api.get(
                                new Key("leases.coordination.k8s.io", "kube-node-lease", "second")))
                .isPresent();
        world.deployment("web", "nginx", 4);
        world.advance(3);
        assertThat(hosts()).containsExactly("172.18.0.2", "172.18.0.3");
        world.api.delete(new Key("nodes", "", "second"), Deletion.DEFAULT);
        world.advance(5);
        assertThat(hosts()).containsExactly("172.18.0.2");
        assertThat(world.pods())
                .hasSize(4)
                .allMatch(pod -> Json.text(pod, "status", "phase").equals("Running"));
    }

    @Test
    void aShellWithInputWaitsToBeAttachedTo() throws IOException {
        world.create(
                "pods",
                """
                {"metadata":{"name":"bb"},"spec":{"restartPolicy":"Never","containers":[{"name":"bb","image":"busybox","args":["sh"],"stdin":true,"stdinOnce":true}]}}
                """);
        world.advance(3);
        assertThat(world.phase("bb")).isEqualTo("Running");
        var out = new ByteArrayOutputStream();
        int code =
                world.node
                        .access()
                        .attach(
                                new Key("pods", "default", "bb"),
                                "bb",
                                new NodeAccess.Streams(
                                        new ByteArrayInputStream(
                                                "hostname\nexit 4\n"
                                                        .getBytes(StandardCharsets.UTF_8)),
                                        out,
                                        out,
                                        null),
                                new Cancellation());
        assertThat(out).hasToString("bb\n");
        assertThat(code).isEqualTo(4);
        world.advance(1);
        assertThat(world.phase("bb")).isEqualTo("Failed");
    }
}
