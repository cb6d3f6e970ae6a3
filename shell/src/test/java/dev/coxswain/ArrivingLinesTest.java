package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.flow.Cancellation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lines that come by a pipe, one after the other. */
class ArrivingLinesTest {
    @TempDir Path home;
    private final PipedOutputStream input = new PipedOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private BufferedReader output;

    @BeforeEach
    void start() throws IOException {
        PipedOutputStream printed = new PipedOutputStream();
        output = new BufferedReader(new InputStreamReader(new PipedInputStream(printed)));
        Streams streams =
                new Streams(new PipedInputStream(input), printed, errors, false, false, false);
        Cox cox = new Cox(streams, Program.surroundings(home), cancellation);
        Thread.ofPlatform().daemon().start(() -> code.complete(cox.run(List.of())));
    }

    @AfterEach
    void end() throws Exception {
        input.close();
        code.get();
        output.close();
    }

    private void write(String text) throws IOException {
        input.write(text.getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** What is printed, while the pipe stays open. */
    private String answer(String text) throws IOException {
        write(text);
        return output.readLine();
    }

    @Test
    void eachIsRunAsSoonAsItIsWhole() throws Exception {
        assertThat(answer("echo one\n")).isEqualTo("one");
        assertThat(answer("\n# a comment\nx = 40\nx + 2\n")).isEqualTo("42");
        assertThat(answer("println 'printed'\n")).isEqualTo("printed");
        write("echo 'tw");
        assertThat(answer("o\necho no'\n")).isEqualTo("two");
        assertThat(output.readLine()).isEqualTo("echo no");
        write("echo three | \\\n");
        write("# still open\n");
        assertThat(answer("ascii_upcase\n")).isEqualTo("THREE");
    }

    @Test
    void groovyAndHereDocumentsGoOnUntilTheyAreWhole() throws Exception {
        write("def twice(x) {\n");
        write("\n");
        write("    x * 2\n");
        assertThat(answer("}\ntwice(21)\n")).isEqualTo("42");
        assertThat(answer("[1, 2, 3]\n    .collect { it * it }\n    .sum()\n")).isEqualTo("14");
        write("cat <<EOF | jq -c .\n");
        write("{\"a\":\n");
        assertThat(answer("1}\nEOF\n")).isEqualTo("{\"a\":1}");
    }

    @Test
    void whatALineReadsIsNotTheLinesBehindIt() throws Exception {
        assertThat(answer("cat\necho behind\n")).isEqualTo("behind");
        assertThat(answer("!cat\necho further\n")).isEqualTo("further");
    }

    @Test
    void theFirstFailureEndsThem() throws Exception {
        assertThat(answer("echo one\nexit 3\necho two\n")).isEqualTo("one");
        assertThat(code.get()).isEqualTo(3);
    }

    @Test
    void theLineThatIsOpenAtTheEndIsNamedByItsNumber() throws Exception {
        assertThat(answer("echo one\necho \"two\n")).isEqualTo("one");
        write("echo three\n");
        input.close();
        assertThat(code.get()).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("error: line 2 ends before its \"\n  echo \"two\n");
    }

    @Test
    void theFirstLineThatIsNoTextEndsThem() throws Exception {
        assertThat(answer("echo one\n")).isEqualTo("one");
        assertThat(answer("echo two\n")).isEqualTo("two");
        input.write(new byte[] {'#', '\n', (byte) 0xff, '\n'});
        input.close();
        assertThat(code.get()).isEqualTo(1);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualTo("error: standard input:4: not UTF-8 text\n");
    }

    @Test
    void ctrlCEndsTheWaiting() throws Exception {
        assertThat(answer("echo one\n")).isEqualTo("one");
        write("echo 'two\n");
        cancellation.cancel();
        assertThat(code.get()).isEqualTo(130);
        assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
