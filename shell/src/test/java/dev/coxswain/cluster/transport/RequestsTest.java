package dev.coxswain.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Answers that break, stay away, warn or are packed. */
class RequestsTest extends ByRote {
    @Test
    void anAnswerThatIsNoJsonIsNamed() {
        try (Cluster cluster = cluster((exchange, _) -> reply(exchange, 200, "<html>\nhello"))) {
            assertThat(Bed.said(() -> cluster.send(Request.get(POD), new Cancellation()).json()))
                    .containsExactly("error: the server's answer is not JSON: <html>");
        }
    }

    @Test
    void aBodyCutShortIsAFailureNotHalfAnAnswer() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.sendResponseHeaders(200, 1000);
                            exchange.getResponseBody().write("{\"a\":".getBytes());
                            exchange.getResponseBody().flush();
                            exchange.close();
                        })) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly("Unable to connect to the server: unexpected EOF");
        }
    }

    @Test
    void aSilentServerTimesOut() {
        CountDownLatch end = new CountDownLatch(1);
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            awaitQuietly(end);
                            exchange.close();
                        })) {
            Request request = Request.get(POD).within(Duration.ofMillis(200));
            assertThat(Bed.said(() -> cluster.send(request, new Cancellation())))
                    .containsExactly(
                            "Unable to connect to the server: net/http: request canceled"
                                    + " (Client.Timeout exceeded while awaiting headers)");
            assertThat(asked).hasSize(1);
        } finally {
            end.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyListening() throws IOException {
        int port = server.getAddress().getPort();
        server.stop(0);
        bed.kubeconfig("{server: 'http://127.0.0.1:" + port + "'}", "{}");
        try (Cluster cluster = bed.open()) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly(
                            "The connection to the server 127.0.0.1:"
                                    + port
                                    + " was refused - did you specify the right host or port?");
        }
    }

    @Test
    void anUnknownHost() {
        bed.kubeconfig("{server: 'https://no-such.invalid:6443'}", "{}");
        try (Cluster cluster = bed.open()) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly(
                            "Unable to connect to the server: dial tcp: lookup no-such.invalid: no"
                                    + " such host");
        }
    }

    @Test
    void warningsAreToldInOrderAndOnce() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            var headers = exchange.getResponseHeaders();
                            headers.add("Warning", "299 - \"first, of \\\"two\\\"\"");
                            headers.add("Warning", "299 - \"second\", 299 - \"third\"");
                            headers.add("Warning", "199 - \"not for people\"");
                            headers.add("Warning", "299 - \"second\"");
                            reply(exchange, 200, "{}");
                        })) {
            Bed.get(cluster, POD);
            assertThat(bed.notices)
                    .containsExactly(
                            "Warning: first, of \"two\"", "Warning: second", "Warning: third");
        }
    }

    @Test
    void cancellingEndsAnOpenBodyAtTheServer() throws Exception {
        CompletableFuture<String> server = new CompletableFuture<>();
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.sendResponseHeaders(200, 0);
                            OutputStream out = exchange.getResponseBody();
                            try {
                                while (true) {
                                    out.write("line\n".repeat(2000).getBytes());
                                    out.flush();
                                }
                            } catch (IOException e) {
                                server.complete("ended");
                            }
                        })) {
            Cancellation work = new Cancellation();
            InputStream body = cluster.open(Request.get(POD), work);
            assertThat(body.readNBytes(5)).asString().isEqualTo("line\n");
            work.cancel();
            assertThatThrownBy(body::readAllBytes).isInstanceOf(CancelledException.class);
            assertThat(server.get(20, TimeUnit.SECONDS)).isEqualTo("ended");
        }
    }

    @Test
    void compressedBodiesAreUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"packed\":true}".getBytes(StandardCharsets.UTF_8));
        }
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                            exchange.sendResponseHeaders(200, packed.size());
                            packed.writeTo(exchange.getResponseBody());
                            exchange.close();
                        })) {
            assertThat(Bed.get(cluster, POD)).isEqualTo("{\"packed\":true}");
        }
    }

    @Test
    void aCompressedAnswerWithoutBodyIsEmpty() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                            reply(exchange, 200, "");
                        })) {
            assertThat(Bed.get(cluster, POD)).isEmpty();
            assertThat(asked).hasSize(1);
        }
    }
}
