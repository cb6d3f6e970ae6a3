package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The resources of a running pod's containers can be changed, and nothing else that way. */
class ResizeTest {
    private static final String POD =
            "metadata: {name: web}\nspec:\n  containers:\n  - {name: web, image: nginx, resources:"
                    + " {requests: {cpu: 10m, memory: 10Mi}, limits: {cpu: 20m, memory: 20Mi}}}\n";

    @TempDir Path directory;
    private PracticeCluster cluster;
    private Caller caller;

    @BeforeEach
    void open() throws Exception {
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
        caller = Caller.practice(cluster.endpoint(), "default");
        caller.create("pods", Json.compact(Yaml.parse(POD)));
    }

    @AfterEach
    void close() {
        caller.close();
        cluster.close();
    }

    private String resized(String resources, String pick) throws Exception {
        return Json.compact(patched("/resize", resources).path("body").at(pick));
    }

    private JsonNode patched(String part, String resources) throws Exception {
        var step =
                new Script.Step(
                        "patch",
                        "PATCH",
                        "/api/v1/namespaces/default/pods/web" + part,
                        Map.of("Content-Type", "application/strategic-merge-patch+json"),
                        Map.of(),
                        "{\"spec\":{\"containers\":[{\"name\":\"web\",%s}]}}".formatted(resources));
        return caller.run(new Script(List.of(step))).get("patch");
    }

    @Test
    void processorAndMemoryChangeAndNothingElse() throws Exception {
        String more = "\"image\":\"httpd\",\"resources\":{\"requests\":{\"cpu\":\"15m\"}}";
        assertThat(resized(more, "/spec/containers/0/resources/requests"))
                .isEqualTo("{\"cpu\":\"15m\",\"memory\":\"10Mi\"}");
        assertThat(resized("\"image\":\"httpd\"", "/spec/containers/0/image"))
                .isEqualTo("\"nginx\"");
        assertThat(patched("", "\"resources\":{\"requests\":{\"cpu\":\"16m\"}}").path("code"))
                .isEqualTo(Json.NODES.numberNode(422));
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        assertThat(
                        resized(
                                "\"resources\":{\"requests\":{\"ephemeral-storage\":\"1Gi\"}}",
                                "/message"))
                .isEqualTo(
                        "\"Pod \\\"web\\\" is invalid: spec: Forbidden: only cpu and memory resources"
                                + " are mutable\"");
        assertThat(resized("\"resources\":{\"limits\":null}", "/message"))
                .isEqualTo(
                        "\"Pod \\\"web\\\" is invalid: spec.containers[0].resources.limits: Forbidden:"
                                + " resource limits cannot be removed\"");
        String guaranteed = "{\"cpu\":\"20m\",\"memory\":\"20Mi\"}";
        assertThat(resized("\"resources\":{\"requests\":" + guaranteed + "}", "/message"))
                .isEqualTo(
                        "\"Pod \\\"web\\\" is invalid: spec: Invalid value: \\\"Burstable\\\": Pod QOS"
                                + " Class may not change as a result of resizing\"");
    }
}
