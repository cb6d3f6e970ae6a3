package dev.coxswain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** jq over lists longer than anybody waits for, as the server sees it. */
class LongListTest {
    private static final String RESOURCES =
            """
            {"kind":"APIResourceList","groupVersion":"v1","resources":[
             {"name":"pods","singularName":"pod","kind":"Pod","namespaced":true,"shortNames":["po"],
              "verbs":["get","list","watch"]}]}
            """;

    private final CompletableFuture<Long> sent = new CompletableFuture<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    @TempDir Path home;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        Files.createDirectories(home.resolve(".kube"));
        Files.writeString(
                home.resolve(".kube/config"),
                """
                apiVersion: v1
                kind: Config
                current-context: c
                contexts: [{name: c, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: u, user: {}}]
                """
                        .formatted(server.getAddress().getPort()));
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            switch (path) {
                case "/api" -> write(out, "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
                case "/apis" -> write(out, "{\"kind\":\"APIGroupList\",\"groups\":[]}");
                case "/api/v1" -> write(out, RESOURCES);
                case "/api/v1/namespaces/endless/pods" -> endless(out);
                case "/api/v1/namespaces/empty/pods" ->
                        write(out, "{\"kind\":\"PodList\",\"items\":[]}");
                default -> {
                    write(out, head());
                    write(out, pod(0) + "," + pod(1) + ",{\"metadata\"]");
                }
            }
        }
    }

    private static String head() {
        return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[";
    }

    private static String pod(int number) {
        return "{\"metadata\":{\"name\":\"pod-%d\"},\"spec\":{\"a\":\"%s\"},\"status\":{\"phase\":\"%s\"}}"
                .formatted(number, "x".repeat(1000), number % 2 == 0 ? "Running" : "Failed");
    }

    private void endless(OutputStream out) {
        long bytes = 0;
        try {
            write(out, head());
            for (int i = 0; ; i++) {
                String item = (i == 0 ? "" : ",") + pod(i);
                write(out, item);
                bytes += item.length();
            }
        } catch (IOException _) {
            sent.complete(bytes);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Program.Ran run(String line) {
        return new Program(home).run("-c", line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first(.items[]) | .metadata.name",
                "limit(1; .items[] | select(.status.phase == \"Running\")) | .metadata.name",
                ".items[0].metadata.name",
                "[limit(1; .items[])] | .[0].metadata.name",
                "first(.items[] | select(.spec.a | length > 3) | .metadata.name)",
            })
    void whatIsNotNeededIsNotDownloaded(String program) throws Exception {
        Program.Ran ran = run("get pods -n endless | jq -r '" + program + "'");
        assertThat(ran.output()).isEqualTo("pod-0\n");
        assertThat(ran.error()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(sent.get(60, TimeUnit.SECONDS)).isLessThan(64L << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".items[].metadata.name", ".items[] | tojson | fromjson | .metadata.name"})
    void aListThatEndsBrokenGivesWhatCameBefore(String program) {
        Program.Ran ran = run("get pods -n broken | jq -r '" + program + "'");
        assertThat(ran.output()).isEqualTo("pod-0\npod-1\n");
        assertThat(ran.error()).startsWith("error: the server's answer is not JSON: ");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void anEmptyListGivesNothing() {
        assertThat(run("get pods -n empty | .items[].metadata.name").output()).isEmpty();
        assertThat(run("get pods -n empty | .items | length").output()).isEqualTo("0\n");
        assertThat(run("get pods -n empty | .items[0].spec.a").output()).isEqualTo("null\n");
    }
}
