package dev.coxswain.command.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.WritingCommands;
import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.write.Generated;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Comparing manifests with what is there; the session's PATH is empty, so ours compares. */
class DiffTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String DRY = "?dryRun=All&fieldManager=kubectl-client-side-apply";
    private static final String LIVE =
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","resourceVersion":"7",
            "managedFields":[{"manager":"me"}]},"spec":{"hostname":"a"}}
            """;
    private static final String MERGED =
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","resourceVersion":"7",
            "managedFields":[{"manager":"you"}]},"spec":{"hostname":"b"}}
            """;

    @TempDir Path directory;

    private final FakeCluster cluster = new FakeCluster();
    private Map<String, String> variables = Map.of();

    private static Command diff() {
        return WritingCommands.named("diff");
    }

    private List<String> typed(String... words) throws IOException {
        Command diff = diff();
        cluster.directory = directory;
        Invocation invocation = cluster.invocation(diff, null, List.of(words));
        variables.forEach(invocation.session().variables()::set);
        List<String> lines = new ArrayList<>();
        try (Result result = diff.run(invocation)) {
            new String(((Lines) result).bytes().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(each -> each.replaceAll("/\\S*/(LIVE|MERGED)-\\d+", "$1"))
                    .map(each -> each.replaceAll("\t.*", ""))
                    .forEach(lines::add);
            lines.add("exit " + result.outcome().exitCode());
        }
        assertThat(leftovers()).as("files left behind").isEmpty();
        return lines;
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            long own = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
            List<Path> left = new ArrayList<>();
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                if ((name.startsWith("LIVE-") || name.startsWith("MERGED-"))
                        && Files.getLastModifiedTime(each).toMillis() > own
                        && holdsWeb(each)) {
                    left.add(each);
                }
            }
            return left;
        }
    }

    private static boolean holdsWeb(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(each -> each.toString().endsWith("default.web"));
        }
    }

    private void pod() throws IOException {
        Files.writeString(
                directory.resolve("pod.yaml"),
                "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostname: b}\n");
    }

    @Test
    void changesAreShownAsTheServerWouldMakeThem() throws IOException {
        pod();
        cluster.answer(PODS + "/web", LIVE).answer(PODS + "/web" + DRY, MERGED);

        assertThat(typed("-f", "pod.yaml"))
                .containsExactly(
                        "diff -u -N LIVE/v1.Pod.default.web MERGED/v1.Pod.default.web",
                        "--- LIVE/v1.Pod.default.web",
                        "+++ MERGED/v1.Pod.default.web",
                        "@@ -4,4 +4,4 @@",
                        "   name: web",
                        "   resourceVersion: \"7\"",
                        " spec:",
                        "-  hostname: a",
                        "+  hostname: b",
                        "exit 1");
        assertThat(cluster.requests)
                .containsExactly("GET " + PODS + "/web", "PATCH " + PODS + "/web" + DRY);
        assertThat(typed("-f", "pod.yaml", "--show-managed-fields"))
                .contains("-  - manager: me", "+  - manager: you");
    }

    @Test
    void whatIsThereAlreadyGivesNothing() throws IOException {
        pod();
        cluster.answer(PODS + "/web", LIVE).answer(PODS + "/web" + DRY, LIVE);

        assertThat(typed("-f", "pod.yaml", "--concurrency=4")).containsExactly("exit 0");
    }

    @Test
    void whatIsNotThereYetIsAllNew() throws IOException {
        pod();
        cluster.answer(PODS + DRY, "{\"kind\":\"Pod\"}");

        assertThat(typed("-f", "pod.yaml"))
                .containsExactly(
                        "diff -u -N LIVE/v1.Pod.default.web MERGED/v1.Pod.default.web",
                        "--- LIVE/v1.Pod.default.web",
                        "+++ MERGED/v1.Pod.default.web",
                        "@@ -0,0 +1 @@",
                        "+kind: Pod",
                        "exit 1");
        assertThat(cluster.requests).last().isEqualTo("POST " + PODS + DRY);
    }

    @Test
    void theServerMergesWhereItIsToldTo() throws IOException {
        pod();
        cluster.answer(PODS + "/web", LIVE)
                .answer(PODS + "/web?dryRun=All&fieldManager=me&force=true", LIVE);

        assertThat(
                        typed(
                                "-f",
                                "pod.yaml",
                                "--server-side",
                                "--field-manager=me",
                                "--force-conflicts"))
                .containsExactly("exit 0");
    }

    @Test
    void valuesOfSecretsAreHidden() {
        Versions secret =
                versions(
                        "{\"data\":{\"same\":\"MQ==\",\"other\":\"MQ==\",\"old\":\"MQ==\"}}",
                        "{\"data\":{\"same\":\"MQ==\",\"other\":\"Mg==\",\"new\":\"MQ==\"}}");

        assertThat(secret.masked().live())
                .hasToString(
                        "{\"data\":{\"same\":\"***\",\"other\":\"*** (before)\",\"old\":\"***\"}}");
        assertThat(secret.merged())
                .hasToString(
                        "{\"data\":{\"same\":\"***\",\"other\":\"*** (after)\",\"new\":\"***\"}}");
    }

    private static Versions versions(String live, String merged) {
        var type =
                Generated.type(
                        dev.coxswain.document.Json.object()
                                .put("apiVersion", "v1")
                                .put("kind", "Secret"));
        return new Versions(
                new dev.coxswain.model.ResourceRef(type, "default", "s"),
                dev.coxswain.document.Json.parse(live).deepCopy(),
                dev.coxswain.document.Json.parse(merged).deepCopy());
    }

    @Test
    void thePersonsOwnProgramCompares() throws IOException {
        pod();
        cluster.answer(PODS + "/web", LIVE).answer(PODS + "/web" + DRY, MERGED);
        program("mine", "echo $#; for each in $1 $2; do echo $each; done; ls $3 | cat; exit 1");
        variables = Map.of("KUBECTL_EXTERNAL_DIFF", "./mine -a=1 b;c --x");

        assertThat(typed("-f", "pod.yaml"))
                .containsExactly("4", "-a=1", "--x", "v1.Pod.default.web", "exit 1");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aProgramThatFailsIsNamed() throws IOException {
        pod();
        cluster.answer(PODS + "/web", LIVE).answer(PODS + "/web" + DRY, MERGED);
        program("mine", "exit 3");

        variables = Map.of("KUBECTL_EXTERNAL_DIFF", "./mine");
        assertThatThrownBy(() -> typed("-f", "pod.yaml"))
                .hasMessageContaining("failed to run \"./mine\": exit status 3");
        variables = Map.of("KUBECTL_EXTERNAL_DIFF", "nowhere -u");
        assertThatThrownBy(() -> typed("-f", "pod.yaml"))
                .hasMessageContaining(
                        "failed to run \"nowhere\": executable file not found in $PATH");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void callsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> typed()).hasMessageContaining("must specify one of -f and -k");
        assertThatThrownBy(() -> typed("-f", "x", "--force-conflicts"))
                .hasMessageContaining("--force-conflicts only works with --server-side");
        assertThatThrownBy(() -> typed("-f", "x"))
                .hasMessageContaining("the path \"x\" does not exist");
        assertThat(diff().failedCode()).isEqualTo(2);
    }

    @Test
    void changesAreTheFewestAndGoAsFarDownAsTheyCan() {
        assertThat(UnifiedDiff.of(List.of("a", "b", "c"), List.of("a", "b", "b", "c", "d")))
                .isEqualTo("@@ -1,3 +1,5 @@\n a\n b\n+b\n c\n+d\n");
        assertThat(UnifiedDiff.of(List.of("a"), List.of())).isEqualTo("@@ -1 +0,0 @@\n-a\n");
        assertThat(UnifiedDiff.of(List.of("a"), List.of("a"))).isEmpty();
    }

    @Test
    void changesFarApartAreHunksOfTheirOwn() {
        List<String> before = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            before.add("line " + i);
        }
        List<String> after = new ArrayList<>(before);
        after.set(1, "x");
        after.set(8, "y");
        after.remove(17);

        assertThat(UnifiedDiff.of(before, after).lines().filter(each -> each.startsWith("@")))
                .containsExactly("@@ -1,12 +1,12 @@", "@@ -15,6 +15,5 @@");
    }
}
