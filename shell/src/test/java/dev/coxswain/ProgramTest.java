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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ways the program is used, as far as they need no cluster. */
class ProgramTest {
    private static final String TWO_CONTEXTS =
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
    void aFileOfLinesAndAScript() throws Exception {
        Files.writeString(home.resolve("steps.cox"), "#!/usr/bin/env cox\nx = 20 + 1\necho $x\n");
        Files.writeString(home.resolve("tidy.groovy"), "println args.reverse().join('-')\nexit 4");
        assertThat(program.run("steps.cox")).isEqualTo(new Program.Ran("21\n", "", 0));
        assertThat(program.run("tidy.groovy", "a", "b")).isEqualTo(new Program.Ran("b-a\n", "", 4));
        assertThat(program.typed("println 7").run("--groovy", "-"))
                .isEqualTo(new Program.Ran("7\n", "", 0));
        assertThat(program.run("none.cox"))
                .isEqualTo(new Program.Ran("", "error: none.cox: no such file or directory\n", 1));
    }

    @Test
    void aFileThatEndsTooEarlyNamesTheLineThatIsOpen() throws Exception {
        Path file = home.resolve("open.cox");
        Files.writeString(file, "echo one\n\nx = [1, 2\necho two\necho three\n");
        assertThat(program.run("open.cox"))
                .isEqualTo(
                        new Program.Ran(
                                "one\n",
                                "open.cox:3: error: line 3 ends before its ]\n"
                                        + "  x = [1, 2\n      ^\n",
                                2));
        Files.writeString(file, "def f(x) {\n  x + 1\n\necho two\n");
        assertThat(program.run("open.cox").error())
                .isEqualTo(
                        "open.cox:1: error: line 1 ends before its }\n  def f(x) {\n           ^\n");
        Files.writeString(file, "echo one\necho \"abc\necho two\n");
        assertThat(program.run("open.cox").error())
                .isEqualTo(
                        "open.cox:2: error: line 2 ends before its \"\n  echo \"abc\n       ^\n");
        Files.writeString(file, "x = [1, 2\n]; x[1] +* 2\n");
        assertThat(program.run("open.cox").error()).doesNotContain("ends before");
    }

    @Test
    void aFailureInAFileNamesItsLine() throws Exception {
        Files.writeString(home.resolve("a.cox"), "echo one\n\nuse nowhere\n");
        Files.writeString(home.resolve("b.cox"), "# first\nsource a.cox\n");
        String said =
                "error: no context exists with the name: \"nowhere\"\nthere are: first, second\n";
        assertThat(program.run("a.cox")).isEqualTo(new Program.Ran("one\n", "a.cox:3: " + said, 1));
        assertThat(program.run("b.cox")).isEqualTo(new Program.Ran("one\n", "a.cox:3: " + said, 1));
        assertThat(program.run("-c", "source a.cox").error()).isEqualTo("a.cox:3: " + said);
    }

    @Test
    void filesMayBeginWithAByteOrderMarkAndMustBeText() throws Exception {
        Files.writeString(home.resolve("m.cox"), "\ufeffecho one\r\necho two\r\n");
        Files.writeString(home.resolve("m.groovy"), "\ufeffprintln 'one'\r\nprintln 'two'\r\n");
        assertThat(program.run("m.cox").output()).isEqualTo("one\ntwo\n");
        assertThat(program.run("m.groovy").output()).isEqualTo("one\ntwo\n");
        assertThat(program.typed("\ufeffecho one").run().output()).isEqualTo("one\n");
        byte[] binary = {'e', 'c', 'h', 'o', '\n', (byte) 0xff, '\n'};
        Files.write(home.resolve("x.cox"), binary);
        Files.write(home.resolve("x.groovy"), binary);
        assertThat(program.run("x.cox"))
                .isEqualTo(new Program.Ran("", "error: x.cox:2: not UTF-8 text\n", 1));
        assertThat(program.run("x.groovy").error())
                .isEqualTo("error: x.groovy:2: not UTF-8 text\n");
        assertThat(program.run("./").error()).isEqualTo("error: ./: is a directory\n");
    }

    @Test
    void linesMayComeFromAPipe() throws Exception {
        Path fifo = home.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
        Thread writer = Thread.ofPlatform().start(() -> writeTo(fifo, "echo piped\n"));
        assertThat(program.run("./fifo").output()).isEqualTo("piped\n");
        writer.join();
    }

    private static void writeTo(Path file, String text) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
