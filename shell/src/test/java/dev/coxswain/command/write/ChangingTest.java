package dev.coxswain.command.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.command.Command;
import dev.coxswain.command.Told;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ChangingTest {
    private static final String POD = "/api/v1/namespaces/default/pods/web";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments/web";

    private final FakeCluster cluster = new FakeCluster();

    private static Command named(String name) {
        return WritingCommands.named(name);
    }

    private List<String> lines(String command, String... words) {
        return Told.lines(cluster.run(named(command), words));
    }

    @Test
    void deleteNamesTheNamespaceAsKubectlDoes() {
        cluster.answer(POD, "{\"kind\":\"Status\"}");

        assertThat(lines("delete", "pod", "web", "missing", "--wait=false"))
                .containsExactly(
                        "pod \"web\" deleted from default namespace",
                        "Error from server (NotFound): pods \"missing\" not found",
                        "exit 1");
    }

    @Test
    void theOldCascadeIsTakenWithAWarning() {
        cluster.answer(POD, "{\"kind\":\"Status\"}");

        lines("delete", "pod", "web", "--cascade=false", "--wait=false");

        assertThat(cluster.notices)
                .containsExactly(
                        "warning: --cascade=false is deprecated (boolean value) and can be"
                                + " replaced with --cascade=orphan.");
    }

    @Test
    void aLabelThatIsThereNeedsOverwrite() {
        cluster.answer(POD, "{\"metadata\":{\"name\":\"web\",\"labels\":{\"a\":\"1\"}}}");
        cluster.answer(POD + "?fieldManager=kubectl-label", "{\"metadata\":{\"name\":\"web\"}}");

        assertThat(lines("label", "pod", "web", "a=2"))
                .containsExactly(
                        "error: 'a' already has a value (1), and --overwrite is false", "exit 1");
        assertThat(lines("label", "pod", "web", "a=1"))
                .containsExactly("pod/web not labeled", "exit 0");
        assertThat(lines("label", "pod", "web", "a=2", "--overwrite"))
                .containsExactly("pod/web labeled", "exit 0");
        assertThat(lines("label", "pod", "web", "a-"))
                .containsExactly("pod/web unlabeled", "exit 0");
    }

    @Test
    void whatIsPipedInIsTheTarget() {
        cluster.answer(POD, "{\"metadata\":{\"name\":\"web\"}}");
        cluster.answer(POD + "?fieldManager=kubectl-label", "{\"metadata\":{\"name\":\"web\"}}");
        Item pod =
                Item.of(
                        Json.parse(
                                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":"
                                        + "\"web\"}}"));

        Result result =
                cluster.run(named("label"), Items.of(List.of(pod), Items.Shape.STREAM), "a=b");

        assertThat(Told.lines(result)).containsExactly("pod/web labeled", "exit 0");
    }

    @Test
    void scaleGoesThroughTheScaleSubresource() {
        cluster.answer(DEPLOYMENT, "{\"metadata\":{\"name\":\"web\"},\"spec\":{\"replicas\":1}}");
        cluster.answer(DEPLOYMENT + "/scale?fieldManager=kubectl", "{}");

        assertThat(lines("scale", "--replicas=3", "deployment/web"))
                .containsExactly("deployment.apps/web scaled", "exit 0");
        assertThat(lines("scale", "--replicas=3", "--current-replicas=2", "deployment/web"))
                .containsExactly("error: Expected replicas to be 2, was 1", "exit 1");
    }

    @Test
    void waitLooksAtConditionsOfTheNewestGenerationOnly() {
        String status =
                "\"status\":{\"observedGeneration\":%d,\"conditions\":[{\"type\":\"Ready\","
                        + "\"status\":\"True\"}]}}";
        cluster.answer(
                POD, "{\"metadata\":{\"name\":\"web\",\"generation\":2}," + status.formatted(2));

        assertThat(lines("wait", "--for=condition=ready", "pod/web"))
                .containsExactly("pod/web condition met", "exit 0");

        cluster.answer(
                POD, "{\"metadata\":{\"name\":\"web\",\"generation\":2}," + status.formatted(1));
        assertThat(lines("wait", "--for=condition=ready", "pod/web", "--timeout=0"))
                .containsExactly(
                        "error: timed out waiting for the condition on pods/web", "exit 1");
    }

    @Test
    void waitComparesJsonPaths() {
        cluster.answer(POD, "{\"metadata\":{\"name\":\"web\"},\"status\":{\"phase\":\"Running\"}}");

        assertThat(lines("wait", "--for=jsonpath={.status.phase}=Running", "pod/web"))
                .containsExactly("pod/web condition met", "exit 0");
        assertThat(lines("wait", "--for=delete", "pod/gone")).containsExactly("exit 0");
        assertThatThrownBy(() -> lines("wait", "--for=ready", "pod/web"))
                .hasMessageContaining("unrecognized condition: \"ready\"");
    }

    @Test
    void whatFilesNameIsNotWaitedFor(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("gone.yaml");
        Files.writeString(file, "{apiVersion: v1, kind: Pod, metadata: {name: gone}}");

        assertThat(lines("wait", "--for=create", "-f", file.toString()))
                .containsExactly("Error from server (NotFound): pods \"gone\" not found", "exit 1");
        assertThat(lines("wait", "--for=create", "pod/gone", "--timeout=0"))
                .containsExactly("error: timed out waiting for the condition", "exit 1");
    }

    @Test
    void applyReachesPartsOfAnObject(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("web.yaml");
        Files.writeString(file, "{apiVersion: v1, kind: Pod, metadata: {name: web}}");
        String part = POD + "/status?fieldManager=kubectl&fieldValidation=Strict&force=false";
        cluster.answer(part, "{\"metadata\":{\"name\":\"web\"}}");

        assertThat(lines("apply", "--server-side", "--subresource=status", "-f", file.toString()))
                .containsExactly("pod/web serverside-applied", "exit 0");
        assertThat(cluster.requests).contains("PATCH " + part);
    }

    @Test
    void aPatchThatChangesNothingSaysSo() {
        cluster.answer(POD, "{\"metadata\":{\"name\":\"web\"}}");
        cluster.answer(POD + "?fieldManager=kubectl-patch", "{\"metadata\":{\"name\":\"web\"}}");

        assertThat(lines("patch", "pod", "web", "-p", "{}"))
                .containsExactly("pod/web patched (no change)", "exit 0");
    }

    @Test
    void setImageFindsTheContainer() {
        cluster.answer(
                DEPLOYMENT,
                "{\"metadata\":{\"name\":\"web\"},\"spec\":{\"template\":{\"spec\":{\"containers\":"
                        + "[{\"name\":\"a\",\"image\":\"1\"}]}}}}");
        cluster.answer(
                DEPLOYMENT + "?fieldManager=kubectl-set", "{\"metadata\":{\"name\":\"web\"}}");

        assertThat(lines("set image", "deployment/web", "a=2"))
                .containsExactly("deployment.apps/web image updated", "exit 0");
        assertThat(lines("set image", "deployment/web", "b=2"))
                .containsExactly("error: unable to find container named \"b\"", "exit 1");
    }

    @Test
    void objectsOfFlagsKeepTheirManifestWhereAsked() {
        for (String name : List.of("expose", "autoscale", "run")) {
            var object = Json.object().put("kind", "Service");
            var plain = cluster.invocation(named(name), null, List.of());
            var asked = cluster.invocation(named(name), null, List.of("--save-config"));

            assertThat(LastApplied.saved(plain, object)).isSameAs(object);
            assertThat(LastApplied.of(LastApplied.saved(asked, object))).isEqualTo(object);
        }
    }
}
