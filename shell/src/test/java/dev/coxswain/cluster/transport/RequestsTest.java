package dev.coxswain.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Requests against a server that answers by rote: refusals, retries, broken answers. */
class RequestsTest {
    private static final String POD = "/api/v1/namespaces/default/pods/web";

    @TempDir Path directory;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Bed bed;

    /** What the server does with a request, told the number of requests before it. */
    private interface Script {
        void answer(HttpExchange exchange, int before) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        bed = new Bed(directory);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Cluster cluster(Script script) {
        return cluster("{token: secret}", script);
    }

    private Cluster cluster(String user, Script script) {
        server.createContext(
                "/",
                exchange -> {
                    int before = asked.size();
                    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    exchange.getRequestBody().readAllBytes();
                    script.answer(exchange, before);
                });
        bed.kubeconfig("{server: 'http://127.0.0.1:" + server.getAddress().getPort() + "/'}", user);
        return bed.open();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|error: You must be logged in to the server (the server has asked for the"
                        + " client to provide credentials (get pods web))",
                "403|Error from server (Forbidden): no! (get pods web)",
                "404|Error from server (NotFound): the server could not find the requested"
                        + " resource (get pods web)",
                "409|Error from server (Conflict): the server reported a conflict (get pods web)",
                "500|Error from server (InternalError): an error on the server (\"no!\") has"
                        + " prevented the request from succeeding (get pods web)",
                "418|Error from server: the server responded with the status code 418 but did not"
                        + " return more information (get pods web)",
            })
    void aRefusalWithoutStatusIsWordedAsKubectlDoes(int code, String words) {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Content-Type", "text/plain");
                            reply(exchange, code, "no!\n");
                        })) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD))).containsExactly(words);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aStatusSpeaksForItself() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) ->
                                reply(
                                        exchange,
                                        422,
                                        """
                                        {"kind":"Status","apiVersion":"v1","status":"Failure",
                                         "reason":"Invalid","code":422,"message":"Pod \\"web\\" bad",
                                         "details":{"kind":"Pod","name":"web","causes":[
                                          {"field":"spec.a","message":"Required value"},
                                          {"field":"spec.b","message":"Too long"}]}}
                                        """))) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly(
                            "The Pod \"web\" is invalid: ",
                            "* spec.a: Required value",
                            "* spec.b: Too long");
        }
    }

    @Test
    void aReadWaitsAsLongAsABusyServerSays() {
        try (Cluster cluster =
                cluster(
                        (exchange, before) -> {
                            exchange.getResponseHeaders().add("Retry-After", "0");
                            reply(exchange, before < 2 ? 429 : 200, "{}");
                        })) {
            assertThat(Bed.get(cluster, POD)).isEqualTo("{}");
            assertThat(asked).hasSize(3);
        }
    }

    @Test
    void aBusyServerIsNotAskedForEver() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Retry-After", "0");
                            reply(exchange, 429, "");
                        })) {
            assertThat(Bed.said(() -> Bed.get(cluster, POD)))
                    .containsExactly(
                            "Error from server (TooManyRequests): the server has received too many"
                                    + " requests and has asked us to try again later"
                                    + " (get pods web)");
            assertThat(asked).hasSize(4);
        }
    }

    @Test
    void cancellingEndsTheWaitForABusyServer() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Retry-After", "50");
                            reply(exchange, 429, "");
                            busy.countDown();
                        })) {
            Cancellation work = new Cancellation();
            CompletableFuture<Throwable> end = sendBehind(cluster, work);
            assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
            work.cancel();
            assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        }
    }

    private static CompletableFuture<Throwable> sendBehind(Cluster cluster, Cancellation work) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                cluster.send(Request.get(POD), work);
                                end.complete(new AssertionError("it was answered"));
                            } catch (Throwable e) {
                                end.complete(e);
                            }
                        });
        return end;
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "PATCH", "DELETE"})
    void aWriteIsSentOnceWhateverHappens(Request.Method method) {
        try (Cluster cluster = cluster((exchange, _) -> exchange.close())) {
            Request request =
                    new Request(method, POD, List.of(), new byte[] {'{', '}'}, null, null, null);
            assertThat(Bed.said(() -> cluster.send(request, new Cancellation())))
                    .containsExactly("Unable to connect to the server: EOF");
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aReadIsSentAgainWhenItsConnectionBreaks() {
        try (Cluster cluster =
                cluster(
                        (exchange, before) -> {
                            if (before < 2) {
                                exchange.close();
                            } else {
                                reply(exchange, 200, "{}");
                            }
                        })) {
            assertThat(Bed.get(cluster, POD)).isEqualTo("{}");
            assertThat(asked).hasSize(3);
        }
    }

    @Test
    void aPostIsNotRepeatedForABusyServer() {
        try (Cluster cluster =
                cluster(
                        (exchange, _) -> {
                            exchange.getResponseHeaders().add("Retry-After", "0");
                            reply(exchange, 503, "");
                        })) {
            Request post = Request.post("/api/v1/namespaces/default/pods", Json.object());
            assertThat(Bed.said(() -> cluster.send(post, new Cancellation())))
                    .containsExactly(
                            "Error from server (ServiceUnavailable): the server is currently unable"
                                    + " to handle the request (post pods)");
            assertThat(asked).hasSize(1);
        }
    }

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
