package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** Commands that look at the kubeconfig, with flags that contradict it. */
class KubeconfigCommandsTest {
    @TempDir Path home;
    private Program program;

    @BeforeEach
    void kubeconfig() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(home.resolve(".kube/config"), ProgramTest.TWO_CONTEXTS);
        program = new Program(home);
    }

    @Test
    void aMissingFileIsAnEmptyOneToThem() {
        assertThat(program.run("--kubeconfig=gone", "config", "current-context"))
                .isEqualTo(new Program.Ran("", "error: current-context is not set\n", 1));
        assertThat(program.run("--kubeconfig=gone", "config", "get-contexts"))
                .isEqualTo(
                        new Program.Ran(
                                "CURRENT   NAME   CLUSTER   AUTHINFO   NAMESPACE\n", "", 0));
        assertThat(program.run("--kubeconfig=gone", "get", "pods").error())
                .isEqualTo("error: stat gone: no such file or directory\n");
    }

    @Test
    void theFileNamedIsTheOneThatIsRead() throws Exception {
        Files.writeString(
                home.resolve("other"),
                ProgramTest.TWO_CONTEXTS.replace("first", "third").replace("second", "fourth"));
        assertThat(program.run("--kubeconfig=other", "config", "get-contexts", "-o", "name"))
                .isEqualTo(new Program.Ran("fourth\nthird\n", "", 0));
        assertThat(program.run("--kubeconfig=other", "config", "unset", "contexts").output())
                .isEqualTo("Property \"contexts\" unset.\n");
        assertThat(program.run("--kubeconfig=other", "config", "get-contexts", "-o", "name"))
                .isEqualTo(new Program.Ran("", "", 0));
        assertThat(
                        program.run(
                                "--kubeconfig=other",
                                "config",
                                "view",
                                "--merge=false",
                                "-o",
                                "name"))
                .isEqualTo(new Program.Ran("config/<unknown>\n", "", 0));
    }

    @Test
    void contextsHaveTwoFormats() {
        assertThat(program.run("config", "get-contexts", "-o", "name").output())
                .isEqualTo("first\nsecond\n");
        assertThat(program.run("config", "get-contexts", "-o", "wide"))
                .isEqualTo(
                        new Program.Ran(
                                "",
                                "error: --output wide is not available in kubectl config"
                                        + " get-contexts; resetting to default output format\n",
                                1));
    }

    @Test
    void onlyOneFileCanBeLeftUnmerged() {
        assertThat(program.run("config", "view", "--merge=false"))
                .isEqualTo(
                        new Program.Ran(
                                "",
                                "error: if merge==false a precise file must be specified\n",
                                1));
    }

    @Test
    void aTimeMustBeOne() {
        assertThat(program.run("get", "pods", "--request-timeout=1x").error())
                .isEqualTo(
                        "error: Invalid timeout value. Timeout must be a single integer in"
                                + " seconds, or an integer followed by a corresponding time unit"
                                + " (e.g. 1s | 2m | 3h)\n");
    }
}
