package dev.coxswain.command.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Editing with programs in the place of a person's editor. */
class EditTest {
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/default/deployments/web";

    @TempDir Path directory;

    private final FakeCluster cluster =
            new FakeCluster()
                    .answer(
                            DEPLOYMENT,
                            """
                            {"kind":"Deployment","apiVersion":"apps/v1",
                            "metadata":{"name":"web","managedFields":[]},"spec":{"replicas":1}}
                            """)
                    .answer(
                            DEPLOYMENT + "?fieldManager=kubectl-edit&fieldValidation=Strict",
                            "{\"kind\":\"Deployment\"}");

    private List<String> edited(String editor, String... words) throws IOException {
        return edited("edit", editor, words);
    }

    private List<String> edited(String command, String editor, String[] words) throws IOException {
        cluster.directory = directory;
        Command edit = WritingCommands.named(command);
        Invocation invocation = cluster.invocation(edit, null, List.of(words));
        invocation.session().variables().set("KUBE_EDITOR", editor);
        List<String> lines = new ArrayList<>();
        try (Result result = edit.run(invocation)) {
            String text =
                    new String(((Lines) result).bytes().readAllBytes(), StandardCharsets.UTF_8);
            text.lines().forEach(lines::add);
            lines.addAll(cluster.notices);
            result.outcome().failures().forEach(f -> lines.addAll(FailureReport.of(f).lines()));
            lines.add("exit " + result.outcome().exitCode());
        }
        return lines;
    }

    @Test
    void whatWasChangedIsSentAsAPatch() throws IOException {
        Path seen = directory.resolve("seen");
        assertThat(
                        edited(
                                "/bin/sh -c 'cp $0 "
                                        + seen
                                        + "; sed -i s/replicas:.*/replicas:\\ 3/ $0'",
                                "deploy",
                                "web"))
                .containsExactly("deployment.apps/web edited", "exit 0");
        assertThat(Files.readString(seen))
                .isEqualTo(
                        """
                        # Please edit the object below. Lines beginning with a '#' will be ignored,
                        # and an empty file will abort the edit. If an error occurs while saving this file will be
                        # reopened with the relevant failures.
                        #
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: web
                        spec:
                          replicas: 1
                        """);
        assertThat(cluster.requests)
                .contains(
                        "PATCH "
                                + DEPLOYMENT
                                + "?fieldManager=kubectl-edit&fieldValidation=Strict");
    }

    @Test
    void whatIsSentIsShownWhereAsked() throws IOException {
        assertThat(edited("sed -i s/replicas:.*/replicas:\\ 3/", "deploy", "web", "--output-patch"))
                .containsExactly(
                        "Patch: {\"spec\":{\"replicas\":3}}",
                        "deployment.apps/web edited",
                        "exit 0");
    }

    @Test
    void withoutAChangeNothingIsSent() throws IOException {
        assertThat(edited("true", "deploy", "web"))
                .containsExactly("Edit cancelled, no changes made.", "exit 0");
        assertThat(cluster.requests).noneMatch(each -> each.startsWith("PATCH"));
    }

    @Test
    void aBrokenFileIsOpenedAgainAndKept() throws IOException {
        List<String> lines = edited("sed -i s/replicas:.*/replicas:\\ [/", "deploy", "web");

        assertThat(lines.getFirst()).isEqualTo("error: deployments.apps \"web\" is invalid");
        assertThat(lines.get(1)).startsWith("A copy of your changes has been stored to \"");
        assertThat(lines).contains("error: Edit cancelled, no valid changes were saved.", "exit 1");
        Path kept = Path.of(lines.get(1).split("\"")[1]);
        assertThat(Files.readString(kept))
                .contains(
                        "# deployments.apps \"web\" was not valid:\n"
                                + "# * <nil>: Invalid value: \"The edited file failed validation\":"
                                + " yaml: line ");
        Files.delete(kept);
    }

    @Test
    void theNameIsNotToBeChanged() throws IOException {
        List<String> lines = edited("sed -i s/name:.*/name:\\ other/", "deploy", "web");

        assertThat(lines)
                .contains("error: At least one of apiVersion, kind and name was changed", "exit 1");
        Files.delete(Path.of(lines.getFirst().split("\"")[1]));
    }

    @Test
    void theManifestAppliedLastIsEditedInItsAnnotation() throws IOException {
        cluster.answer(
                        DEPLOYMENT,
                        """
                        {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web",
                        "annotations":{"kubectl.kubernetes.io/last-applied-configuration":
                        "{\\"apiVersion\\":\\"apps/v1\\",\\"kind\\":\\"Deployment\\",\\"metadata\\":{\\"name\\":\\"web\\"}}"}}}
                        """)
                .answer(DEPLOYMENT + "?fieldManager=kubectl-edit", "{\"kind\":\"Deployment\"}");
        Path seen = directory.resolve("seen");
        String[] words = {"deploy", "web"};

        assertThat(
                        edited(
                                "apply edit-last-applied",
                                "/bin/sh -c 'cp $0 " + seen + "; echo spec: {} >> $0'",
                                words))
                .containsExactly("deployment.apps/web edited", "exit 0");
        assertThat(Files.readString(seen))
                .isEqualTo(
                        """
                        # Please edit the 'last-applied-configuration' annotations below.
                        # Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
                        #
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: web
                        """);
        assertThat(cluster.requests).contains("PATCH " + DEPLOYMENT + "?fieldManager=kubectl-edit");
    }

    @Test
    void whatWasNeverAppliedHasNothingToEdit() {
        String[] words = {"deploy", "web"};

        assertThatThrownBy(() -> edited("apply edit-last-applied", "true", words))
                .hasMessageContaining(
                        "no last-applied-configuration annotation found on resources");
    }

    @Test
    void aManifestIsEditedBeforeItsObjectIsCreated() throws IOException {
        Files.writeString(
                directory.resolve("pod.yaml"),
                "apiVersion: v1\nkind: Pod\nmetadata: {name: one}\nspec: {hostname: a}\n");
        String created =
                "/api/v1/namespaces/default/pods"
                        + "?fieldManager=kubectl-create&fieldValidation=Strict";
        cluster.answer(created, "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"two\"}}");
        String[] words = {"--edit", "-f", "pod.yaml"};

        assertThat(edited("create", "sed -i s/one/two/", words))
                .containsExactly("pod/two created", "exit 0");
        assertThat(edited("create", "true", words))
                .containsExactly("Edit cancelled, no changes made.", "exit 0");
    }

    @Test
    void wordsBesideFilesAreRefused() {
        assertThatThrownBy(() -> edited("true", "deploy", "web", "-f", "pod.yaml"))
                .hasMessageContaining("you may not specify resource arguments as well");
        assertThatThrownBy(() -> edited("true", "deploy/web", "-f", "pod.yaml"))
                .hasMessageContaining(
                        "resource/name arguments cannot be provided when a path is specified");
    }
}
