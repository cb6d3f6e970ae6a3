package dev.coxswain.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;

/** When what was written is in the file, and how large the file becomes. */
class CommitsTest {
    private static final Key A = new Key("pods", "default", "a");
    private static final Key B = new Key("pods", "other", "b");
    private static final Key C = new Key("pods", "other", "c");

    @TempDir Path directory;

    private Store open() throws IOException {
        return StoreFile.open(directory, _ -> {}).orElseThrow();
    }

    private static void put(Store store, Key key, String value) {
        StoreTest.put(store, key, value);
    }

    @Test
    void whatIsGatheredIsDurableTogetherOnceItIsDone() throws IOException {
        Path copy = directory.resolve("copy");
        Files.createDirectory(copy);
        Path later = directory.resolve("later");
        Files.createDirectory(later);
        try (Store store = open()) {
            put(store, A, "one");
            store.gather(
                    () -> {
                        put(store, B, "two");
                        assertThat(store.get(B)).isPresent();
                        copyFile(copy);
                        Thread other = Thread.ofVirtual().start(() -> put(store, C, "three"));
                        assertThatCode(() -> other.join()).doesNotThrowAnyException();
                        copyFile(later);
                        return A;
                    });
            try (Store then = StoreFile.open(copy, _ -> {}).orElseThrow()) {
                assertThat(then.get(A)).isPresent();
                assertThat(then.get(B)).isEmpty();
            }
            try (Store then = StoreFile.open(later, _ -> {}).orElseThrow()) {
                assertThat(then.get(C)).isPresent();
            }
            copyFile(copy);
            try (Store then = StoreFile.open(copy, _ -> {}).orElseThrow()) {
                assertThat(then.get(B)).isPresent();
            }
        }
    }

    private void copyFile(Path into) {
        try {
            Files.copy(
                    directory.resolve("cluster.mv"),
                    into.resolve("cluster.mv"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFileStaysSmallUnderManyWrites() throws IOException {
        try (Store store = open()) {
            for (int i = 0; i < 5000; i++) {
                put(store, A, "value " + i + " ".repeat(500));
            }
        }
        assertThat(Files.size(directory.resolve("cluster.mv"))).isLessThan(4L << 20);
    }

    @Test
    void theFileHoldsNotMuchMoreThanLivesInIt() throws IOException {
        long live = 0;
        try (Store store = open()) {
            var random = new Random(7);
            for (int each = 0; each < 6000; each++) {
                String text = Integer.toString(random.nextInt()).repeat(150);
                int number = each < 3000 ? each : random.nextInt(3000);
                put(store, new Key("pods", "default", "p" + number), text);
            }
            for (ObjectNode each : store.list("pods", "").objects()) {
                live += Json.bytes(each).length;
            }
        }
        assertThat(live).isGreaterThan(4_000_000);
        assertThat(Files.size(directory.resolve("cluster.mv"))).isLessThan(3 * live);
    }
}
