package dev.coxswain.command.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Told;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.ThreeWay;
import dev.coxswain.command.write.Tree;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CreatingTest {
    @TempDir Path directory;

    private final FakeCluster cluster = new FakeCluster();

    private static Command named(String name) {
        return WritingCommands.named(name);
    }

    private static String json(Result result) {
        try (ItemSource source = ((Items) result).objects()) {
            Item item = source.next();
            return item == null ? "" : Json.compact(item.json());
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("f.yaml"), text).toString();
    }

    @Test
    void runWritesAManifestWithoutAServer() {
        Result result =
                cluster.run(named("run"), "p", "--image=nginx", "--port=80", "--dry-run=client");

        assertThat(json(result))
                .isEqualTo(
                        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\","
                                + "\"labels\":{\"run\":\"p\"}},\"spec\":{\"containers\":[{\"name\":"
                                + "\"p\",\"image\":\"nginx\",\"ports\":[{\"containerPort\":80}],"
                                + "\"resources\":{}}],\"restartPolicy\":\"Always\",\"dnsPolicy\":"
                                + "\"ClusterFirst\"},\"status\":{}}");
        assertThat(cluster.requests).isEmpty();
    }

    @Test
    void applyCreatesWhatIsNotThereAndKeepsWhatWasApplied() throws IOException {
        String file = file("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n");
        String target = "/api/v1/namespaces/default/pods";
        String query = "?fieldManager=kubectl-client-side-apply&fieldValidation=Strict";
        cluster.answer(target + query, "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"}}");

        Result result = cluster.run(named("apply"), "-f", file);

        assertThat(Told.lines(result)).containsExactly("pod/web created", "exit 0");
        assertThat(cluster.requests)
                .containsExactly("GET " + target + "/web", "POST " + target + query);
    }

    @Test
    void theLastAppliedAnnotationIsKubectls() {
        ObjectNode pod =
                Tree.object(
                        "kind", "Pod",
                        "apiVersion", "v1",
                        "metadata", Tree.object("name", "a<b", "namespace", "default"));

        String kept =
                Json.text(LastApplied.annotated(pod), "metadata", "annotations", LastApplied.NAME);

        assertThat(kept)
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"annotations\":{},"
                                + "\"name\":\"a\\u003cb\",\"namespace\":\"default\"}}\n");
    }

    @Test
    void oneWrongDocumentDoesNotKeepTheOthersFromBeingDone() throws IOException {
        String pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: ";
        String file = file(pod + "a\n---\napiVersion: v1\nkind: Pot\n---\n" + pod + "c\n");
        cluster.answer(
                "/api/v1/namespaces/default/pods?fieldManager=kubectl-create&fieldValidation=Strict",
                "{\"kind\":\"Pod\",\"metadata\":{}}");

        Result result = cluster.run(named("create"), "-f", file);

        assertThat(Told.lines(result))
                .containsExactly(
                        "pod/a created",
                        "pod/c created",
                        "error: resource mapping not found for name: \"\" namespace: \"\" from \""
                                + file
                                + "\": no matches for kind \"Pot\" in version \"v1\"",
                        "ensure CRDs are installed first",
                        "exit 1");
    }

    @Test
    void aThreeWayPatchMergesListsByTheirKeysAndRemovesWhatIsGone() {
        ObjectNode original =
                (ObjectNode)
                        Json.parse(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"1\"},"
                                        + "{\"name\":\"b\"}],\"x\":1}}");
        ObjectNode modified =
                (ObjectNode)
                        Json.parse(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"2\"}]}}");
        ObjectNode live =
                (ObjectNode)
                        Json.parse(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"1\","
                                        + "\"pull\":\"y\"},{\"name\":\"b\"}],\"x\":1,\"y\":2}}");

        assertThat(Json.compact(new ThreeWay(true).patch(original, modified, live)))
                .isEqualTo(
                        "{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"a\"}],"
                                + "\"containers\":[{\"image\":\"2\",\"name\":\"a\"},{\"$patch\":"
                                + "\"delete\",\"name\":\"b\"}],\"x\":null}}");
        assertThat(Json.compact(new ThreeWay(false).patch(original, modified, modified)))
                .isEqualTo("{}");
    }

    @Test
    void aMissingPathIsNamed() {
        assertThat(
                        FailureReport.of(
                                        org.assertj.core.api.Assertions.catchThrowable(
                                                () ->
                                                        cluster.run(
                                                                named("apply"),
                                                                "-f",
                                                                "nowhere.yaml")))
                                .lines())
                .containsExactly("error: the path \"nowhere.yaml\" does not exist");
    }

    @Test
    void aDeploymentHasAContainerForEachImage() {
        Result result =
                cluster.run(
                        named("create deployment"),
                        "w",
                        "--image=nginx:1",
                        "--image=b/busybox@sha256:aa",
                        "--dry-run=client");

        assertThat(json(result))
                .contains(
                        "\"containers\":[{\"name\":\"nginx\",\"image\":\"nginx:1\",\"resources\":{}},"
                                + "{\"name\":\"busybox\",\"image\":\"b/busybox@sha256:aa\"");
    }
}
