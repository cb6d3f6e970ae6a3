package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** How the practice cluster is come by, kept running and left. */
class PracticeProgramTest {
    private static final String NAMESPACES =
            "namespace/default\nnamespace/kube-node-lease\nnamespace/kube-public\n"
                    + "namespace/kube-system\n";

    @TempDir Path home;

    private Program.Ran run(String... words) {
        return new Program(home).run(words);
    }

    @AfterEach
    void stop() {
        run("cluster", "stop");
    }

    @Test
    void aScriptWithoutAKubeconfigFailsAsKubectlDoes() {
        assertThat(run("get", "ns"))
                .isEqualTo(
                        new Program.Ran(
                                "",
                                """
                                The connection to the server localhost:8080 was refused - did you specify the right host or port?
                                no kubeconfig says which server (see config get-contexts); for the built-in practice cluster: cox --practice
                                """,
                                1));
    }

    @Test
    void usedOnceItIsMeantFromThenOn() {
        assertThat(run("-c", "use practice; use; get ns -o name").output())
                .isEqualTo("practice/default\n" + NAMESPACES);
        assertThat(run("get", "ns", "-o", "name")).isEqualTo(new Program.Ran(NAMESPACES, "", 0));
        run("-c", "settings practice prompt");
        assertThat(run("get", "ns").code()).isEqualTo(1);
    }

    @Test
    void aKubeconfigsOwnContextOfThatNameKeepsIt() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(
                home.resolve(".kube/config"),
                """
                current-context: practice
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
                contexts: [{name: practice, context: {cluster: c, user: u}}]
                """);
        assertThat(run("get", "ns").error())
                .startsWith("The connection to the server 127.0.0.1:1 was refused");
        assertThat(run("--practice", "-c", "use; get ns default -o name").output())
                .isEqualTo("cox-practice/default\nnamespace/default\n");
    }

    @Test
    void theClientOfScriptsActsWhereTheShellDoes() {
        String shop = "create namespace shop\nns shop\ncreate configmap here\n";
        assertThat(run("--practice", "-c", shop).code()).isZero();
        Program.Ran ran =
                run(
                        "--practice",
                        "-c",
                        "ns shop\nprintln kube.configMaps().list().items*.metadata.name\n"
                                + "ns default\nprintln kube.configMaps().withName('here').get()");
        assertThat(ran.code()).isZero();
        assertThat(ran.output()).isEqualTo("[here, kube-root-ca.crt]\nnull\n");
    }

    @Test
    void whereNoNodeIsMeasuredThatIsAnError() {
        assertThat(run("--practice", "top", "node", "-l", "a=b"))
                .isEqualTo(new Program.Ran("", "error: metrics not available yet\n", 1));
        assertThat(run("--practice", "top", "pod", "--field-selector", "x=y").error())
                .startsWith("Error from server (BadRequest): ");
    }

    @Test
    void aRefusalOfAScriptsRequestIsWordedAsACommandsIs() throws Exception {
        Files.writeString(
                home.resolve("twice.groovy"),
                """
                def twice = new ConfigMapBuilder().withNewMetadata().withName('a').endMetadata()
                kube.configMaps().resource(twice.build()).create()
                kube.configMaps().resource(twice.build()).create()
                """);
        assertThat(run("--practice", "twice.groovy").error())
                .isEqualTo(
                        "Error from server (AlreadyExists): configmaps \"a\" already exists\n"
                                + "  at twice.groovy:3\n");
    }

    @Test
    void hostProgramsReachItToo() {
        assertThat(run("--practice", "-c", "!cat $(echo $KUBECONFIG | tr : ' ')").output())
                .contains("\"current-context\":\"practice\"", "\"server\":\"https://127.0.0.1:");
    }

    @Test
    void itRunsOnInTheBackgroundUntilStopped() {
        assertThat(run("cluster", "status").output()).startsWith("Status:   stopped\n");
        Program.Ran started = run("cluster", "start");
        assertThat(started.error()).startsWith("The practice cluster runs at https://127.0.0.1:");
        assertThat(run("cluster", "start").error())
                .startsWith("The practice cluster runs already at https://127.0.0.1:");
        assertThat(run("cluster", "status").output())
                .startsWith("Status:   running\nHost:     a background process (process ");
        assertThat(run("--practice", "create", "ns", "kept").output())
                .isEqualTo("namespace/kept created\n");
        assertThat(run("__credential").output())
                .startsWith("{\"apiVersion\":\"client.authentication.k8s.io/v1\"")
                .contains("\"token\":\"");
        assertThat(run("cluster", "kubeconfig").output())
                .contains("- __credential\n", "current-context: practice\n")
                .doesNotContain("token");
        assertThat(run("cluster", "stop"))
                .isEqualTo(new Program.Ran("", "The practice cluster is stopped.\n", 0));
        assertThat(run("cluster", "stop").error())
                .isEqualTo("The practice cluster does not run.\n");
        assertThat(run("--practice", "get", "ns", "kept", "-o", "name").output())
                .isEqualTo("namespace/kept\n");
    }

    @Test
    void inTheBackgroundItTakesOverFromAShell() throws Exception {
        ProcessBuilder serving =
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.coxswain.Main",
                        "cluster",
                        "serve");
        serving.environment().put("XDG_DATA_HOME", home.resolve(".local/share").toString());
        serving.redirectErrorStream(true).redirectOutput(home.resolve("serving.txt").toFile());
        Process shell = serving.start();
        try {
            awaitHost("a shell (process " + shell.pid() + ")");
            String serves = "shell (process " + shell.pid() + ") serves the practice cluster";
            String next = nextOf(run("cluster", "start").error(), "A " + serves, "takes over");
            assertThat(run("cluster", "status").output())
                    .contains("\nNext:     a background process (process " + next + "), when that");
            assertThat(nextOf(run("cluster", "start").error(), "A " + serves, "waits already and"))
                    .isEqualTo(next);
            assertThat(run("cluster", "stop").error())
                    .isEqualTo("The background process is stopped; a " + serves + ".\n");
            assertThat(run("cluster", "status").output()).doesNotContain("Next:");
            assertThat(run("cluster", "stop").error())
                    .isEqualTo("error: a " + serves + ", and ends that with itself\n");
            assertThat(nextOf(run("cluster", "start").error(), "A " + serves, "takes over"))
                    .isNotEqualTo(next);
        } finally {
            shell.destroy();
            shell.waitFor();
        }
        awaitHost("a background process");
    }

    /** The process that waits behind a shell, as {@code cluster start} names it. */
    private static String nextOf(String said, String serves, String does) {
        assertThat(said).startsWith(serves + "; process ").contains(" " + does);
        return said.replaceAll("(?s).*; process (\\d+) .*", "$1");
    }

    private void awaitHost(String host) throws InterruptedException {
        for (int looks = 0; !run("cluster", "status").output().contains(host); looks++) {
            assertThat(looks).as("looks for " + host).isLessThan(600);
            Thread.sleep(100);
        }
    }

    @Test
    void itsNodeRunsTheVersionOfItsServer() {
        assertThat(
                        run(
                                        "--practice",
                                        "get",
                                        "nodes",
                                        "-o",
                                        "jsonpath={.items[*].status.nodeInfo.kubeletVersion}")
                                .output())
                .isEqualTo("v1.36.3");
        assertThat(run("--practice", "version").output()).contains("Server Version: v1.36.3\n");
    }

    @Test
    void aManifestOfAHostThatIsNotThere() {
        String host = "x".repeat(64) + ".invalid";
        assertThat(run("--practice", "apply", "-f", "http://" + host + "/pod.yaml"))
                .isEqualTo(
                        new Program.Ran(
                                "",
                                "error: unable to read URL \"http://%s/pod.yaml\": lookup %s: no such host\n"
                                        .formatted(host, host),
                                1));
    }

    @Test
    void aShellGoesOnWhenTheProcessThatServedHasEnded() {
        assertThat(run("cluster", "start").code()).isZero();
        String lines =
                """
                create ns kept
                !'%s' cluster stop
                get ns kept -o name
                """;
        String cox = Path.of(System.getProperty("project.root", "..")).resolve("cox").toString();
        assertThat(
                        new Program(home)
                                .with("XDG_DATA_HOME", home.resolve(".local/share").toString())
                                // Behind its start the launcher would still write into this home.
                                .with("COX_NO_ARCHIVE", "1")
                                .typed(lines.formatted(cox))
                                .run("--practice"))
                .isEqualTo(
                        new Program.Ran(
                                "namespace/kept created\nnamespace/kept\n",
                                "The practice cluster is stopped.\n",
                                0));
    }

    @Test
    void resetAsksFirst() {
        run("--practice", "create", "ns", "gone");
        Program.Ran asked = run("cluster", "reset");
        assertThat(asked.code()).isEqualTo(1);
        assertThat(asked.error())
                .isEqualTo(
                        """
                        error: cluster reset deletes everything in the practice cluster
                        there is nobody to ask here: write cluster reset --yes
                        """);
        assertThat(run("cluster", "reset", "--yes").error())
                .isEqualTo("The practice cluster is new and empty.\n");
        assertThat(run("--practice", "get", "ns", "gone").code()).isEqualTo(1);
    }
}
