package dev.coxswain.practice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class StoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Key A = new Key("pods", "default", "a");
    private static final Key B = new Key("pods", "other", "b");

    @TempDir Path directory;

    private Store open() throws IOException {
        return StoreFile.open(directory, _ -> {}).orElseThrow();
    }

    private static ObjectNode object(Key key, String value) {
        ObjectNode object = Json.object().put("value", value);
        object.putObject("metadata").put("namespace", key.namespace()).put("name", key.name());
        return object;
    }

    static void put(Store store, Key key, String value) {
        store.write(NOW, open -> open.put(key, object(key, value)));
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() throws IOException {
        try (Store store = open()) {
            put(store, A, "one");
            store.shelf("files").put("x/y", new byte[] {1, 2});
        }
        try (Store store = open()) {
            assertThat(store.get(A).orElseThrow().path("value").asText()).isEqualTo("one");
            assertThat(store.version()).isEqualTo(2);
            assertThat(store.lastChange()).isEqualTo(NOW);
            assertThat(store.shelf("files").get("x/y")).hasValue(new byte[] {1, 2});
        }
    }

    @Test
    void likePartsAreKeptOnceAndInTheirOwnOrder() throws IOException {
        Key c = new Key("pods", "other", "c");
        try (Store store = open()) {
            putLabels(store, A, "{\"f:a\":{\"k:{\\\"x\\\":1}\":{}},\"f:b\":1}");
            putLabels(store, B, "{\"f:a\":{\"k:{\\\"x\\\":1}\":{}},\"f:b\":1}");
            putLabels(store, c, "{\"f:b\":1,\"f:a\":{\"k:{\\\"x\\\":1}\":{}}}");
            assertShared(store, c);
        }
        try (Store store = open()) {
            assertShared(store, c);
        }
    }

    private static void putLabels(Store store, Key key, String labels) {
        ObjectNode object = object(key, "one");
        object.set("labels", Json.parse(labels));
        store.write(NOW, open -> open.put(key, object));
    }

    private static void assertShared(Store store, Key turned) {
        var labels = store.get(A).orElseThrow().path("labels");
        assertThat(store.get(B).orElseThrow().path("labels")).isSameAs(labels);
        var other = store.get(turned).orElseThrow().path("labels");
        assertThat(other.toString()).isEqualTo("{\"f:b\":1,\"f:a\":{\"k:{\\\"x\\\":1}\":{}}}");
        assertThat(other.path("f:a")).isSameAs(labels.path("f:a"));
    }

    @Test
    void theBytesOfAnObjectAreItsOwnVersions() throws IOException {
        try (Store store = open()) {
            put(store, A, "one");
            ObjectNode first = store.get(A).orElseThrow();
            assertThat(Stored.kept(first)).isEqualTo(Json.bytes(first));
            put(store, A, "two");
            assertThat(Stored.kept(first)).isNull();
            assertThat(Stored.json(first)).isEqualTo(Json.bytes(first));
            ObjectNode second = store.get(A).orElseThrow();
            assertThat(Stored.kept(second)).isEqualTo(Json.bytes(second));
        }
        try (Store store = open()) {
            ObjectNode again = store.get(A).orElseThrow();
            assertThat(Stored.kept(again)).isEqualTo(Json.bytes(again));
        }
    }

    @Test
    void nothingOfAFailedTransactionStays() throws IOException {
        try (Store store = open()) {
            assertThatThrownBy(
                            () ->
                                    store.write(
                                            NOW,
                                            open -> {
                                                open.put(A, object(A, "one"));
                                                throw new IllegalStateException("no");
                                            }))
                    .hasMessage("no");
            assertThat(store.get(A)).isEmpty();
            assertThat(store.version()).isEqualTo(1);
        }
    }

    @Test
    void anEarlierListCanBeHadAgain() throws IOException {
        try (Store store = open()) {
            put(store, A, "one");
            long then = store.version();
            put(store, A, "two");
            put(store, B, "three");
            store.write(NOW, open -> open.remove(A));
            assertThat(store.listAt("pods", "", then).orElseThrow().objects())
                    .extracting(each -> each.path("value").asText())
                    .containsExactly("one");
            assertThat(store.list("pods", "").objects())
                    .extracting(each -> each.path("value").asText())
                    .containsExactly("three");
            assertThat(store.listAt("pods", "", 99)).isEmpty();
        }
    }

    @Test
    void aNamespaceIsListedAlone() throws IOException {
        try (Store store = open()) {
            put(store, A, "one");
            put(store, B, "two");
            assertThat(store.list("pods", "other").objects()).hasSize(1);
            assertThat(store.list("pods", "").objects()).hasSize(2);
        }
    }

    @Test
    void subscribersHearWhatTheyMissedAndWhatFollows() throws IOException {
        try (Store store = open()) {
            put(store, A, "one");
            long then = store.version();
            put(store, A, "two");
            List<String> heard = new ArrayList<>();
            var registration =
                    store.subscribe(
                                    then,
                                    change ->
                                            heard.add(
                                                    change.word()
                                                            + " "
                                                            + change.latest()
                                                                    .path("value")
                                                                    .asText()))
                            .orElseThrow();
            store.write(NOW, open -> open.remove(A));
            registration.close();
            put(store, B, "unheard");
            assertThat(heard).containsExactly("MODIFIED two", "DELETED two");
            assertThat(store.subscribe(0, _ -> {})).isEmpty();
        }
    }

    @Test
    void aFollowerIsGivenWhatItWantsAtItsOwnPace() throws Exception {
        try (Store store = open();
                Follower follower = store.follow(store.version(), A::equals).orElseThrow()) {
            assertThat(words(follower)).isEmpty();
            put(store, A, "one");
            put(store, B, "unwanted");
            put(store, A, "two");
            assertThat(words(follower)).containsExactly("ADDED one", "MODIFIED two");
            put(store, B, "unwanted too");
            assertThat(words(follower)).isEmpty();
        }
    }

    private static List<String> words(Follower follower) throws InterruptedException {
        return follower.next(1).orElseThrow().stream()
                .map(each -> each.word() + " " + each.latest().path("value").asText())
                .toList();
    }

    @Test
    void aFollowerTooFarBehindIsToldSo() throws Exception {
        try (Store store = open();
                Follower follower = store.follow(store.version(), A::equals).orElseThrow();
                Follower other = store.follow(store.version(), _ -> false).orElseThrow()) {
            assertThat(follower.next(1)).contains(List.of());
            assertThat(other.next(1)).contains(List.of());
            store.write(
                    NOW,
                    open -> {
                        for (int count = 0; count < 20_002; count++) {
                            open.put(A, object(A, "x"));
                        }
                        return null;
                    });
            assertThat(follower.next(1)).isEmpty();
            assertThat(other.next(1)).contains(List.of());
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        assertThatThrownBy(() -> StoreFile.open(file, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("in the way");
    }

    @Test
    void onlyOneHasTheFile() throws IOException {
        try (Store _ = open()) {
            assertThat(StoreFile.open(directory, _ -> {})).isEmpty();
        }
        open().close();
    }

    @Test
    void aDamagedFileIsSetAside() throws IOException {
        byte[] garbage =
                "no store at all".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(directory.resolve("cluster.mv"), garbage);
        List<String> said = new ArrayList<>();
        try (Store store = StoreFile.open(directory, said::add).orElseThrow()) {
            put(store, A, "one");
        }
        assertThat(said).singleElement().asString().contains("cluster.mv.damaged-1");
        assertThat(directory.resolve("cluster.mv.damaged-1")).hasBinaryContent(garbage);
    }
}
