package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of lines and scripts that the program is started with. */
class ProgramFilesTest {
    @TempDir Path home;
    private Program program;

    @BeforeEach
    void kubeconfig() throws Exception {
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(home.resolve(".kube/config"), ProgramTest.TWO_CONTEXTS);
        program = new Program(home);
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
    void aProgramThatIsNotThereIsNotFound() {
        program.run("-c", "settings programs nosuchtool,cat");
        assertThat(program.run("-c", "nosuchtool --version"))
                .isEqualTo(new Program.Ran("", "nosuchtool: command not found\n", 127));
        assertThat(program.with("PATH", home.toString()).run("-c", "cat --version"))
                .isEqualTo(new Program.Ran("", "cat: command not found\n", 127));
    }
}
