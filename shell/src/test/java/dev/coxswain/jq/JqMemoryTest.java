package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The program in a process with a heap of its own. */
class JqMemoryTest {
    private static final int ITEMS = 40_000;

    private interface Writer {
        void write(OutputStream stream) throws IOException;
    }

    private record Answer(int code, String output, String errors) {}

    private static Answer jq(int megabytes, Writer input, String... words)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("jq"));
        all.addAll(List.of(words));
        return cox(megabytes, input, all.toArray(String[]::new));
    }

    private static Answer cox(int megabytes, Writer input, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + megabytes + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.coxswain.Main");
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).start();
        CompletableFuture<String> output = read(process.getInputStream());
        CompletableFuture<String> errors = read(process.getErrorStream());
        try (OutputStream stream = process.getOutputStream()) {
            input.write(stream);
        }
        return new Answer(process.waitFor(), output.join(), errors.join());
    }

    private static CompletableFuture<String> read(java.io.InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** As a tree, the list would take some 400 MB. */
    private static void list(OutputStream stream) throws IOException {
        stream.write("{\"items\":[".getBytes(StandardCharsets.UTF_8));
        String filling = ",\"filling\":[" + "{\"a\":1},".repeat(100) + "2]}";
        for (int i = 0; i < ITEMS; i++) {
            String item = (i == 0 ? "" : ",") + "{\"number\":" + i + filling;
            stream.write(item.getBytes(StandardCharsets.UTF_8));
        }
        stream.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aListFarLargerThanTheHeapIsReadItemByItem() throws Exception {
        Answer answer =
                jq(48, JqMemoryTest::list, ".items[] | select(.number % 10000 == 9).number");
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.output()).isEqualTo("9\n10009\n20009\n30009\n");
        assertThat(answer.code()).isZero();
    }

    @Test
    void eventsOfALargeTextTakeNoMemory() throws Exception {
        Answer answer =
                jq(
                        32,
                        JqMemoryTest::list,
                        "-n",
                        "--stream",
                        "reduce (inputs | select(.[0][2] == \"number\")) as $e (0; . + 1)");
        assertThat(answer).isEqualTo(new Answer(0, ITEMS + "\n", ""));
    }

    @Test
    void aQueryThatFillsTheHeapEndsWithAMessage() throws Exception {
        Answer answer = jq(32, stream -> {}, "-n", "1, try [range(1e12)] catch 2");
        assertThat(answer.errors())
                .matches("jq: error: query needs more memory than the \\d+ MB there are\n");
        assertThat(answer.output()).isEqualTo("1\n");
        assertThat(answer.code()).isEqualTo(5);
    }

    @Test
    void theNextQueryOfTheShellHasTheHeapAgain() throws Exception {
        Answer answer =
                cox(
                        64,
                        stream -> {},
                        "-c",
                        "echo 1 | [range(1e12)]; echo 1 | [limit(10000; repeat(1))] | length");
        assertThat(answer.errors())
                .matches("error: jq: query needs more memory than the \\d+ MB there are\n");
        assertThat(answer.output()).isEqualTo("10000\n");
    }
}
