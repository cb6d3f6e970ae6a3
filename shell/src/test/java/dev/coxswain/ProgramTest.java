package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.flow.Cancellation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ways the program is used, as far as they need no cluster. */
class ProgramTest {
    static final String TWO_CONTEXTS =
            """
            apiVersion: v1
            kind: Config
            current-context: first
            clusters:
            - name: here
              cluster: {server: "https://127.0.0.1:1"}
            users:
            - name: me
              user: {token: abc}
            contexts:
            - name: first
              context: {cluster: here, user: me, namespace: shop}
            - name: second
              context: {cluster: here, user: me}
            """;

    @TempDir Path home;
    private Program program;

    @BeforeEach
    void kubeconfig() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(home.resolve(".kube/config"), TWO_CONTEXTS);
        program = new Program(home);
    }

    @Test
    void oneLine() {
        assertThat(program.run("-c", "echo a; echo \"b c\" && pwd"))
                .isEqualTo(new Program.Ran("a\nb c\n" + home + "\n", "", 0));
    }

    @Test
    void aCommandsWordsAreNotReadAgain() {
        assertThat(program.run("echo", "it's", "a|b", "$HOME", "x > y"))
                .isEqualTo(new Program.Ran("it's a|b $HOME x > y\n", "", 0));
    }

    @Test
    void aNamespaceInFrontOfACommandIsNamedOnItsLine() {
        Program.Ran made =
                program.run(
                        "-n",
                        "other",
                        "create",
                        "configmap",
                        "a",
                        "--dry-run=client",
                        "-o",
                        "jsonpath={.metadata.namespace}");
        assertThat(made).isEqualTo(new Program.Ran("other", "", 0));
        assertThat(program.run("kubectl", "echo", "kubectl"))
                .isEqualTo(new Program.Ran("kubectl\n", "", 0));
        assertThat(program.run("-n", "other", "ns")).isEqualTo(new Program.Ran("other\n", "", 0));
    }

    @Test
    void linesFromStandardInputStopAtTheFirstFailure() {
        assertThat(program.typed("echo a\nuse nowhere\necho b\n").run())
                .isEqualTo(
                        new Program.Ran(
                                "a\n",
                                "error: no context exists with the name: \"nowhere\"\n"
                                        + "there are: first, second\n",
                                1));
        Program.Ran all =
                program.typed("echo a\nuse nowhere\nx = [1\n]; oops\necho b\n").run("--keep-going");
        assertThat(all.output()).isEqualTo("a\nb\n");
        assertThat(all.code()).isEqualTo(1);
    }

    @Test
    void whatCannotBePrintedIsSaid() {
        assertThat(runInto("No space left on device", "echo", "a"))
                .isEqualTo("error: write: No space left on device\n1");
        assertThat(runInto("Broken pipe", "echo", "a")).isEqualTo("0");
    }

    private String runInto(String fault, String... words) {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException(fault);
                    }
                };
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        new BufferedOutputStream(full),
                        error,
                        false,
                        false,
                        false);
        Cox cox = new Cox(streams, Program.surroundings(home), new Cancellation());
        int code = cox.run(List.of(words));
        return error.toString(StandardCharsets.UTF_8) + code;
    }

    @Test
    void verboseShowsWhatLiesBehindAFailureAndNothingElseDoes() {
        String failing = "= throw new IllegalStateException('oops')";
        assertThat(program.run("-c", failing).error())
                .isEqualTo("error: IllegalStateException: oops\n");
        assertThat(program.run("--verbose", "-c", failing).error())
                .startsWith("error: IllegalStateException: oops\n")
                .contains("\n\tat dev.coxswain.");
        assertThat(program.run("use", "nowhere", "--verbose").error())
                .contains("\n\tat dev.coxswain.");
        assertThat(program.run("use", "nowhere").error()).doesNotContain("\tat ");
    }

    @Test
    void helpDoesNotShowWhatOnlyScriptsAsk() {
        assertThat(program.run("help").output()).contains("\n  get ").doesNotContain("__");
    }

    @Test
    void commandsPipeIntoJq() {
        assertThat(program.run("-c", "config get-contexts | .items[].name"))
                .isEqualTo(new Program.Ran("first\nsecond\n", "", 0));
        assertThat(program.run("-c", "x = [1, [a: 'b']]\nx | .[1].a").output()).isEqualTo("b\n");
        assertThat(program.run("-c", "[1, [a: 'b']] | .[1].a"))
                .isEqualTo(new Program.Ran("b\n", "", 0));
    }

    @Test
    void nothingRunsBeforeTheWholeLineIsCompiled() {
        Program.Ran ran = program.run("-c", "echo a | .[ | .b");
        assertThat(ran.output()).isEmpty();
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void placeChangesForTheShellAlone() throws Exception {
        assertThat(program.run("-c", "use; use second; use; ns other; ns").output())
                .isEqualTo("first/shop\nsecond/default\nother\n");
        assertThat(Files.readString(home.resolve(".kube/config"))).isEqualTo(TWO_CONTEXTS);
    }

    @Test
    void hostProgramsActWhereTheShellIs() {
        Program.Ran ran = program.run("-c", "use second\nns other\n!cat ${KUBECONFIG%%:*}");
        assertThat(ran.output())
                .contains("\"current-context\":\"second\"", "\"namespace\":\"other\"");
    }

    @Test
    void whatAKilledShellLeftIsRemoved() throws Exception {
        Path cache = Files.createDirectories(home.resolve(".cache/cox"));
        Path dead = Files.createFile(cache.resolve("place-999999999-1.yaml"));
        long self = ProcessHandle.current().pid();
        Path alive = Files.createFile(cache.resolve("place-" + self + "-1.yaml"));
        program.run("-c", "use second\n!true");
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
    }

    @Test
    void aliasesAndSettingsAreKept() {
        program.run("-c", "alias hi='echo hello'\nsettings color never");
        assertThat(program.run("-c", "hi you; settings color").output())
                .isEqualTo("hello you\nnever\n");
        assertThat(program.run("-c", "settings color sometimes").error())
                .isEqualTo(
                        "error: the setting \"color\" cannot be \"sometimes\"\n"
                                + "it is one of: auto, always, never\n");
    }

    @Test
    void exitEndsTheLines() {
        assertThat(program.typed("echo a\nexit 3\necho b\n").run())
                .isEqualTo(new Program.Ran("a\n", "", 3));
    }

    @Test
    void helpKnowsFiltersAndTheProgramItself() {
        Program program = new Program(home);
        assertThat(program.run("-c", "help").output())
                .contains("\n  rollout        history, pause, restart, resume, status, undo\n")
                .contains("\n  rows   Give the printed cells of a table as objects\n")
                .doesNotContain("__")
                .endsWith(
                        "help cox for the ways to start it.\n"
                                + "New to Kubernetes? help learn shows it in ten steps, on a cluster"
                                + " of your own.\n");
        String grep = program.run("help", "grep").output();
        assertThat(grep)
                .startsWith("Keep the lines that match.\n\nUsage:\n  … | grep [PATTERN] [flags]\n");
        assertThat(program.run("-c", "echo a | grep --help").output()).isEqualTo(grep);
        assertThat(program.run("--help").output())
                .isEqualTo(program.run("help", "cox").output())
                .contains("\n  -c, --command LINE ");
        assertThat(program.run("get", "--help").output())
                .isEqualTo(program.run("--help", "get").output())
                .isEqualTo(program.run("help", "get").output());
        assertThat(program.run("help", "get").output().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void diffFailsWithTwoForOneSaysThereAreDifferences() {
        assertThat(program.run("diff", "--fo").code()).isEqualTo(2);
        assertThat(program.run("diff", "-f", "nowhere"))
                .isEqualTo(new Program.Ran("", "error: the path \"nowhere\" does not exist\n", 2));
    }

    @Test
    void wrongUseIsOneMessage() {
        assertThat(program.run("--fo").error()).startsWith("error: unknown flag: --fo\n");
        assertThat(program.run("-c", "sleep x").code()).isEqualTo(1);
        assertThat(program.run("-c", "echo 'a").code()).isEqualTo(2);
        assertThat(program.run("-c", "cd nowhere").error())
                .isEqualTo("error: cd: nowhere: no such file or directory\n");
    }
}
