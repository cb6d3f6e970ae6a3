package dev.coxswain.practice.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What a process that is killed under writes had acknowledged is there afterwards. */
class DurabilityTest {
    private static final int THREADS = 3;

    /** Written again and again, so that the file is soon one of those that are made smaller. */
    private static final String TEXT = "0123456789".repeat(1500);

    @TempDir Path directory;

    /** Writes for ever and says what it has written; run as a process of its own. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws Exception {
            Store store = StoreFile.open(Path.of(arguments[0]), System.err::println).orElseThrow();
            var number = new AtomicInteger(Integer.parseInt(arguments[1]));
            for (int thread = 0; thread < THREADS; thread++) {
                Thread.ofPlatform().start(() -> write(store, number));
            }
        }

        private static void write(Store store, AtomicInteger number) {
            while (true) {
                int mine = number.getAndIncrement();
                Key key = new Key("configmaps", "default", "c" + mine);
                ObjectNode object = Json.object().put("number", mine);
                object.putObject("metadata").put("namespace", "default").put("name", key.name());
                Key large = new Key("configmaps", "default", "large" + mine % 90);
                ObjectNode text = Json.object().put("text", TEXT);
                try {
                    store.write(
                            Instant.EPOCH,
                            open -> {
                                open.put(large, text);
                                return open.put(key, object);
                            });
                } catch (UnwritableException e) {
                    System.err.println(e.getMessage());
                    Runtime.getRuntime().halt(7);
                }
                System.out.println(mine);
            }
        }
    }

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        List<Integer> told = new ArrayList<>();
        int rounds = Integer.getInteger("practice.kills", 6);
        for (int round = 0; round < rounds; round++) {
            Path output = directory.resolve("told-" + round);
            Process writer = start(round, output);
            while (writer.isAlive() && Files.size(output) < 100 + 150L * round) {
                Thread.sleep(5);
            }
            writer.destroyForcibly().waitFor();
            told.addAll(told(output));
        }
        assertThat(told).hasSizeGreaterThan(20 * rounds);
        assertAllThere(told);
    }

    private static List<Integer> told(Path output) throws IOException {
        String text = Files.readString(output);
        // What comes after the last end of a line was cut off and may be another number.
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Integer::valueOf).toList();
    }

    private void assertAllThere(List<Integer> told) throws IOException {
        List<String> said = new ArrayList<>();
        try (Store store = StoreFile.open(directory, said::add).orElseThrow()) {
            assertThat(said).isEmpty();
            for (int each : told) {
                assertThat(store.get(new Key("configmaps", "default", "c" + each)))
                        .as("number " + each)
                        .isPresent();
            }
        }
    }

    /** The shell's limit on the size of files stands for a disk that has no more room. */
    @Test
    void withoutRoomOnTheDiskNothingIsAcknowledgedAndNothingLost() throws Exception {
        Path output = directory.resolve("told");
        Path errors = directory.resolve("errors");
        List<String> words =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f 256; exec \"$@\"", "-"));
        words.addAll(command(0));
        Process writer =
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .redirectError(ProcessBuilder.Redirect.PIPE)
                        .start();
        Thread reading = Thread.ofVirtual().start(() -> save(writer.getErrorStream(), errors));
        save(writer.getInputStream(), output);
        reading.join();
        assertThat(writer.waitFor()).isEqualTo(7);
        assertThat(Files.readString(errors))
                .startsWith("the practice cluster's state cannot be written: File too large");
        List<Integer> told = told(output);
        assertThat(told).isNotEmpty();
        assertAllThere(told);
    }

    private static void save(InputStream from, Path file) {
        try (from) {
            Files.copy(from, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(int round) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString(),
                Integer.toString(round * 100_000));
    }

    private Process start(int round, Path output) throws IOException {
        return new ProcessBuilder(command(round))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
