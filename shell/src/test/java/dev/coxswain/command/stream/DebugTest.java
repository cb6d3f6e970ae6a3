package dev.coxswain.command.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.debug.Debug;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.read.Typed;
import dev.coxswain.document.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What {@code debug} says, and the pods and containers it makes. */
class DebugTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String POD =
            """
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"default",
            "uid":"u","labels":{"app":"web"}},"spec":{"nodeName":"n","containers":[
            {"name":"one","image":"nginx:1","args":["x"],"livenessProbe":{"exec":{}}},
            {"name":"two","image":"busybox"}],
            "ephemeralContainers":[{"name":"old","image":"i"}]}}
            """;
    private final FakeCluster cluster = new FakeCluster();

    @BeforeEach
    void answers() {
        cluster.answer(PODS + "/web", POD)
                .answer(PODS, POD)
                .answer(PODS + "/web/ephemeralcontainers", POD)
                .answer("/api/v1/nodes/n1", "{\"kind\":\"Node\",\"metadata\":{\"name\":\"n1\"}}");
    }

    private String debug(String... words) {
        return Typed.at(cluster, new Debug((_, _) -> null), words);
    }

    private JsonNode sent() {
        return Json.parse(cluster.bodies.getLast().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEphemeralContainerIsAddedBehindTheOthers() {
        assertThat(debug("web", "--image=busybox", "-c", "tools", "--", "sleep", "1")).isEmpty();
        assertThat(cluster.requests).endsWith("PATCH " + PODS + "/web/ephemeralcontainers");
        assertThat(sent())
                .isEqualTo(
                        parsed(
                                """
                                {"spec":{"$setElementOrder/ephemeralContainers":[{"name":"old"},
                                {"name":"tools"}],"ephemeralContainers":[{"name":"tools",
                                "resources":{},"terminationMessagePolicy":"File",
                                "image":"busybox","command":["sleep","1"],
                                "securityContext":{"capabilities":{"add":["SYS_PTRACE"]}}}]}}
                                """));
    }

    private static JsonNode parsed(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileOfContainerFieldsThatCannotBeReadIsNamedWithTheReason(@TempDir Path home) {
        cluster.directory = home;
        assertThat(debug("web", "--image=busybox", "--custom=none.json"))
                .contains(
                        "must pass a container spec json file for custom profile: open none.json:"
                                + " no such file or directory");
        assertThat(debug("web", "--image=busybox", "--custom=."))
                .contains("custom profile: open .: is a directory");
    }

    @Test
    void aNameIsMadeUpAndTold() {
        assertThat(debug("web", "--image=busybox"))
                .matches("Defaulting debug container name to debugger-[a-z0-9]{5}\\.\n");
        assertThat(debug("web", "--image=busybox", "--target=one", "-c", "d"))
                .isEqualTo(
                        "Targeting container \"one\". If you don't see processes from this"
                                + " container it may be because the container runtime doesn't"
                                + " support this feature.\n");
        assertThat(
                        Json.at(sent(), "spec", "ephemeralContainers")
                                .path(0)
                                .path("targetContainerName"))
                .hasToString("\"one\"");
        assertThat(debug("web", "--image=busybox", "--quiet")).isEmpty();
    }

    @Test
    void aCopyKeepsNoLabelsAndNoProbes() {
        assertThat(debug("web", "--copy-to=copy", "--image=busybox", "-c", "one", "--", "sh"))
                .isEmpty();
        assertThat(cluster.requests).endsWith("POST " + PODS);
        assertThat(sent())
                .isEqualTo(
                        parsed(
                                """
                                {"kind":"Pod","apiVersion":"v1","metadata":{"name":"copy",
                                "namespace":"default"},"spec":{"containers":[{"name":"one",
                                "image":"busybox","command":["sh"],"securityContext":
                                {"capabilities":{"add":["SYS_PTRACE"]}}},
                                {"name":"two","image":"busybox"}],
                                "shareProcessNamespace":true}}
                                """));
    }

    @Test
    void aCopyThatOnlyChangesImagesKeepsAllElse() {
        assertThat(debug("web", "--copy-to=copy", "--set-image=*=b:2,two=c:3", "--same-node"))
                .isEmpty();
        assertThat(Json.at(sent(), "metadata", "labels", "app").asText()).isEqualTo("web");
        assertThat(sent().path("spec").path("nodeName").asText()).isEqualTo("n");
        assertThat(sent().path("spec").path("containers").findValuesAsText("image"))
                .containsExactly("b:2", "c:3");
        assertThat(sent().path("spec").has("shareProcessNamespace")).isFalse();
    }

    @Test
    void aNodeIsSeenFromAPodOnIt() {
        assertThat(debug("node/n1", "--image=busybox"))
                .matches(
                        "Creating debugging pod node-debugger-n1-[a-z0-9]{5} with container"
                                + " debugger on node n1\\.\n");
        assertThat(sent().path("spec"))
                .isEqualTo(
                        parsed(
                                """
                                {"volumes":[{"name":"host-root","hostPath":{"path":"/"}}],
                                "hostNetwork":true,"hostPID":true,"hostIPC":true,"containers":[
                                {"name":"debugger","resources":{},
                                "terminationMessagePolicy":"File","image":"busybox",
                                "volumeMounts":[{"name":"host-root","mountPath":"/host"}]}],
                                "nodeName":"n1","restartPolicy":"Never",
                                "tolerations":[{"operator":"Exists"}]}
                                """));
    }

    @Test
    void aContainerThatHasEndedShowsItsLog() {
        cluster.answer(
                PODS + "?fieldSelector=metadata.name%3Dweb&allowWatchBookmarks=true&watch=true",
                """
                {"type":"ADDED","object":{"metadata":{"name":"web"},"status":
                {"ephemeralContainerStatuses":[{"name":"d","state":{"waiting":
                {"reason":"ErrImagePull","message":"no such image"}}}]}}}
                {"type":"MODIFIED","object":{"metadata":{"name":"web"},"status":
                {"ephemeralContainerStatuses":[{"name":"d","state":{"terminated":{}}}]}}}
                """);
        cluster.answer(PODS + "/web/log?container=d", "done\n");
        assertThat(debug("web", "--image=busybox", "-c", "d", "--target=one", "--attach"))
                .isEqualTo(
                        """
                        Targeting container "one". If you don't see processes from this container it may be because the container runtime doesn't support this feature.
                        done
                        ! Warning: container d: no such image
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web | you must specify --image when not using --copy-to.",
                "--image=b | NAME or filename is required for debug",
                "web --image=b --same-node | --same-node may only be used with --copy-to.",
                "web --image=b --set-image=a=b | --set-image may only be used with --copy-to.",
                "web --image=B:: | invalid image name \"B::\": invalid reference format",
                "web --image=b --profile=x | unknown profile: x",
                "web --image=b --image-pull-policy=x | invalid image pull policy: x",
                "web --image=b -t | -i/--stdin is required for containers with -t/--tty=true",
                "web --copy-to=c | you must specify --image, --set-image or command arguments.",
                "web --copy-to=c --image=b --target=a | --target is incompatible with --copy-to. Use"
                        + " --share-processes instead.",
                "web --copy-to=c -c no -- sh | you must specify image when creating new container",
                "svc/s --image=b | \"/v1, Kind=Service\" not supported by debug",
                "web --image=b --env=A | invalid argument \"A\" for \"--env\" flag: A must be"
                        + " formatted as key=value",
            })
    void whatMakesNoSenseIsRefusedInOneSentence(String line, String refusal) {
        cluster.answer("/api/v1/namespaces/default/services/s", "{\"kind\":\"Service\"}");
        assertThat(debug(line.strip().split(" "))).isEqualTo("! error: " + refusal + "\n[1]\n");
        assertThat(cluster.requests).allMatch(each -> each.startsWith("GET "));
    }
}
