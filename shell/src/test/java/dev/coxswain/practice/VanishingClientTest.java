package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Clients whose connection ends in the midst of an exec: what they ran does not outlive them. */
class VanishingClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path directory;
    private PracticeCluster cluster;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
        client =
                HttpClient.newBuilder()
                        .sslContext(PracticeClusterTest.trust(cluster.endpoint()))
                        .build();
        cluster.api()
                .create(
                        "pods",
                        (ObjectNode)
                                Json.parse(
                                        """
                                        {"metadata":{"name":"b","namespace":"default"},"spec":{"containers":[
                                         {"name":"b","image":"busybox","command":["sleep","3600"]}]}}
                                        """));
        eventually(() -> said("ps").contains("sleep 3600"));
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        cluster.close();
    }

    @Test
    void aCommandEndsWithItsClient() throws Exception {
        endsWithItsClient("", "sleep", "600");
    }

    @Test
    void aCommandThatWaitsForInputEndsToo() throws Exception {
        endsWithItsClient("&stdin=true", "cat");
    }

    @Test
    void aTerminalEndsToo() throws Exception {
        endsWithItsClient("&stdin=true&tty=true", "sh");
    }

    private void endsWithItsClient(String streams, String... command) throws Exception {
        String words = "0:00 " + String.join(" ", command) + "\n";
        assertThat(said("ps")).doesNotContain(words);
        WebSocket socket = exec(new Listener(), streams, command);
        eventually(() -> said("ps").contains(words));

        socket.abort();

        eventually(() -> !said("ps").contains(words));
    }

    private WebSocket exec(Listener listener, String streams, String... command) {
        StringBuilder query = new StringBuilder("?stdout=true&stderr=true" + streams);
        for (String word : command) {
            query.append("&command=").append(URLEncoder.encode(word, StandardCharsets.UTF_8));
        }
        String server = cluster.endpoint().url().replaceFirst("^http", "ws");
        return client.newWebSocketBuilder()
                .subprotocols("v5.channel.k8s.io")
                .header("Authorization", "Bearer " + cluster.endpoint().token())
                .buildAsync(
                        URI.create(server + "/api/v1/namespaces/default/pods/b/exec" + query),
                        listener)
                .join();
    }

    /** What a command prints; empty while the container does not run yet. */
    private String said(String... command) throws Exception {
        var listener = new Listener();
        exec(listener, "", command);
        return listener.said.get(1, TimeUnit.MINUTES);
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** Gathers what comes on the channel of the standard output until the connection is closed. */
    private static final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<String> said = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            if (data.get() == 1) {
                text.append(StandardCharsets.UTF_8.decode(data));
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            said.complete(text.toString());
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            said.complete(text.toString());
        }
    }
}
