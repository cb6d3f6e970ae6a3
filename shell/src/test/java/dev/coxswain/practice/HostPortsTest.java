package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Deletion;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Services that this machine reaches on its own ports. */
class HostPortsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path directory;
    private PracticeCluster cluster;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws IOException {
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private String get(int port) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (ConnectException e) {
            return "refused";
        } catch (IOException e) {
            return "closed";
        }
    }

    private void balanced(int port) {
        cluster.api()
                .create(
                        "services",
                        (ObjectNode)
                                Json.parse(
                                        """
                                        {"metadata":{"name":"web","namespace":"default"},"spec":{"type":"LoadBalancer",
                                         "selector":{"app":"web"},"ports":[{"port":%d,"targetPort":80}]}}
                                        """
                                                .formatted(port)));
    }

    private void pod() {
        cluster.api()
                .create(
                        "pods",
                        (ObjectNode)
                                Json.parse(
                                        """
                                        {"metadata":{"name":"web","namespace":"default","labels":{"app":"web"}},
                                         "spec":{"containers":[{"name":"web","image":"nginx"}]}}
                                        """));
    }

    @Test
    void aBalancedServiceAnswersOnItsPortAndItsNodePort() throws Exception {
        int port = free();
        balanced(port);
        eventually(() -> get(port).equals("closed"));
        pod();
        eventually(() -> get(port).contains("<h1>Welcome to nginx!</h1>"));
        int nodePort =
                cluster.api()
                        .get(new Key("services", "default", "web"))
                        .orElseThrow()
                        .path("spec")
                        .path("ports")
                        .path(0)
                        .path("nodePort")
                        .asInt();
        eventually(() -> get(nodePort).contains("<h1>Welcome to nginx!</h1>"));
        cluster.api().delete(new Key("services", "default", "web"), Deletion.DEFAULT);
        eventually(() -> get(port).equals("refused"));
    }

    @Test
    void aBusyPortIsToldAsAnEventOfItsService() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = busy.getLocalPort();
            balanced(port);
            String words =
                    "port %d of this machine is in use by another program, so localhost:%d does not lead to this service"
                            .formatted(port, port);
            eventually(
                    () ->
                            cluster.api().list("events", "default").stream()
                                    .anyMatch(each -> Json.text(each, "message").equals(words)));
        }
    }
}
