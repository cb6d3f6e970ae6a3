package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scripts that come along, and files of lines, on a practice cluster with a namespace. */
class ScriptFilesTest {
    private static final String SEED =
            """
            create namespace shop
            ns shop
            create configmap used --from-literal=a=1
            create configmap spare --from-literal=a=1
            create secret generic key --from-literal=a=1
            create secret generic lost --from-literal=a=1
            apply -f pod.yaml
            """;

    private static final String POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: web}
            spec:
              initContainers:
              - {name: prepare, image: busybox, command: ["true"]}
              containers:
              - name: app
                image: nginx
                envFrom: [{configMapRef: {name: used}}]
                env: [{name: KEY, valueFrom: {secretKeyRef: {name: key, key: a}}}]
                resources: {requests: {cpu: 10m}}
            """;

    @TempDir Path home;

    @BeforeEach
    void seed() throws IOException {
        Files.writeString(home.resolve("pod.yaml"), POD);
        assertThat(run("--practice", "-c", SEED).code()).isZero();
    }

    @AfterEach
    void stop() {
        run("cluster", "stop");
    }

    private Program.Ran run(String... words) {
        return new Program(home).run(words);
    }

    private Program.Ran script(String name, String... arguments) {
        String root = System.getProperty("project.root", "..");
        String[] words = new String[arguments.length + 2];
        words[0] = "--practice";
        words[1] = Path.of(root).toAbsolutePath().resolve("scripts").resolve(name).toString();
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        return run(words);
    }

    @Test
    void scriptsShowWhatIsThere() {
        assertThat(script("images.groovy", "shop").output())
                .isEqualTo(
                        """
                        IMAGE     CONTAINERS   NAMESPACES
                        busybox   1            shop
                        nginx     1            shop
                        """);
        assertThat(script("unlimited.groovy", "shop").output())
                .isEqualTo(
                        """
                        NAMESPACE   POD   CONTAINER   LACKS
                        shop        web   app         limits.memory
                        """);
        assertThat(script("unused-configuration.groovy", "shop").output())
                .isEqualTo("configmap shop/spare\nsecret shop/lost\n");
        assertThat(script("restart-crashing.groovy", "shop", "--dry-run").output())
                .isEqualTo("0 of 1 pods crash-loop\n");
    }

    @Test
    void aWordThatAScriptDoesNotTakeEndsItBeforeItDoesAnything() {
        assertThat(script("restart-crashing.groovy", "--dryrun").code()).isEqualTo(1);
        assertThat(script("images.groovy", "a", "b").code()).isEqualTo(1);
        assertThat(script("unlimited.groovy", "-x").code()).isEqualTo(1);
        assertThat(script("unused-configuration.groovy", "a", "b").code()).isEqualTo(1);
        assertThat(script("copy-configmap.groovy", "used").code()).isEqualTo(1);
    }

    @Test
    void aFileOfLinesKnowsItsArguments() throws IOException {
        Files.writeString(
                home.resolve("show.cox"), "get configmap $1 -n ${2} -o name\nargs.size()\n");
        assertThat(run("--practice", "show.cox", "used", "shop"))
                .isEqualTo(new Program.Ran("configmap/used\n2\n", "", 0));
        assertThat(run("--practice", "show.cox", "used").error())
                .startsWith("show.cox:1: error: there is no variable \"2\"");
    }

    @Test
    void aClientThatAScriptClosedIsOpenedAgain() {
        String lines = "kube.close()\nkube.configMaps().withName('used').get().data.a\n";
        assertThat(run("--practice", "-n", "shop", "-c", lines))
                .isEqualTo(new Program.Ran("1\n", "", 0));
    }
}
