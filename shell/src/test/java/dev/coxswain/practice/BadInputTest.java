package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/** Clients that ask wrongly, or do not listen: right status and words, and nobody else suffers. */
class BadInputTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir Path directory;
    private PracticeCluster cluster;
    private SSLContext trust;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
        trust = PracticeClusterTest.trust(cluster.endpoint());
        client = HttpClient.newBuilder().sslContext(trust).build();
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        cluster.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cluster.endpoint().url() + path))
                .header("Authorization", "Bearer " + cluster.endpoint().token());
    }

    /** The code and the message of a refusal. */
    private String answer(HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode status = Json.parse(response.body());
        return response.statusCode() + " " + status.path("message").asText();
    }

    private String post(String type, String body) throws Exception {
        return answer(
                request(MAPS)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private String patch(String type, String body) throws Exception {
        return answer(
                request(MAPS + "/kube-root-ca.crt")
                        .header("Content-Type", type)
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAndTheNextRequestAnswered() throws Exception {
        String body =
                "{\"metadata\":{\"name\":\"big\"},\"data\":{\"a\":\""
                        + "x".repeat(4 << 20)
                        + "\"}}";
        assertThat(post("application/json", body))
                .isEqualTo("413 Request entity too large: limit is 3145728");
        assertThat(answer(request(MAPS + "/big").build()))
                .isEqualTo("404 configmaps \"big\" not found");
    }

    @Test
    void bodiesThatCannotBeReadAreRefused() throws Exception {
        assertThat(post("application/json", "{\"metadata\":"))
                .startsWith("400 the object provided is unrecognized (must be of type ConfigMap)");
        assertThat(post("application/yaml", "metadata: [a"))
                .startsWith(
                        "400 the object provided is unrecognized (must be of type ConfigMap): yaml:");
        assertThat(post("text/plain", "hello"))
                .startsWith("415 the body of the request was in an unknown format");
        assertThat(post("application/json", "[1,2]")).startsWith("400 ");
        assertThat(post("application/json", "{\"a\":".repeat(20_000)))
                .startsWith("400 ")
                .contains("json parse error: invalid character '{' exceeded max depth");
    }

    @Test
    void patchesThatAreNoneAreRefused() throws Exception {
        assertThat(patch("application/merge-patch+json", "{")).startsWith("400 ");
        assertThat(patch("application/json-patch+json", "{\"op\":\"add\"}")).startsWith("400 ");
        assertThat(
                        patch(
                                "application/json-patch+json",
                                "[{\"op\":\"remove\",\"path\":\"/none/there\"}]"))
                .startsWith("422 ");
        assertThat(patch("application/unknown", "{}")).isEqualTo("415 415: Unsupported Media Type");
    }

    @Test
    void selectorsThatCannotBeReadAreRefused() throws Exception {
        assertThat(answer(request(MAPS + "?labelSelector=a%20in%20b").build())).startsWith("400 ");
        assertThat(answer(request(MAPS + "?fieldSelector=data.a%3Db").build()))
                .startsWith("400 \"data.a\" is not a known field selector");
        assertThat(answer(request(MAPS + "?limit=x").build())).startsWith("400 ");
    }

    @Test
    void whatIsNotServedIsNotFound() throws Exception {
        assertThat(answer(request("/apis/apps/v1/namespaces/default/things").build()))
                .isEqualTo("404 the server could not find the requested resource");
        assertThat(answer(request(MAPS + "/a/none").build()))
                .isEqualTo("404 the server could not find the requested resource");
    }

    @Test
    void aWrongTokenIsNotLetIn() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(cluster.endpoint().url() + MAPS))
                        .header("Authorization", "Bearer " + cluster.endpoint().token() + "x")
                        .build();
        assertThat(answer(request)).isEqualTo("401 Unauthorized");
    }

    /** Ask for a thousand of them with {@code -Dpractice.watchers=1000}. */
    @Test
    void watchersThatDoNotReadHoldNobodyUp() throws Exception {
        int count = Integer.getInteger("practice.watchers", 10);
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int number = 0; number < count; number++) {
                deaf.add(deafWatcher());
            }
            long before = used();
            String data = "x".repeat(100_000);
            for (int number = 0; number < 60; number++) {
                String body =
                        "{\"metadata\":{\"name\":\"m%d\"},\"data\":{\"a\":\"%s\"}}"
                                .formatted(number, data);
                assertThat(post("application/json", body)).startsWith("201 ");
            }
            // sixty objects and what a connection buffers, not sixty objects for each of them
            assertThat((used() - before) >> 20).isLessThan(60 + count);
            assertThat(answer(request(MAPS + "/none").build())).startsWith("404 ");
        } finally {
            for (Socket each : deaf) {
                each.close();
            }
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private Socket deafWatcher() throws IOException {
        URI url = URI.create(cluster.endpoint().url());
        Socket socket = trust.getSocketFactory().createSocket(url.getHost(), url.getPort());
        String request =
                "GET %s?watch=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(MAPS, cluster.endpoint().token());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void ofTwoHostsOneServesAndTheOtherJoins() throws Exception {
        List<Thread> racing = new ArrayList<>();
        List<PracticeCluster.Membership> members =
                java.util.Collections.synchronizedList(new ArrayList<>());
        Path shared = directory.resolve("raced");
        for (int number = 0; number < 4; number++) {
            racing.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            members.add(
                                                    PracticeCluster.joinOrHost(shared, _ -> {}));
                                        } catch (IOException e) {
                                            throw new java.io.UncheckedIOException(e);
                                        }
                                    }));
        }
        for (Thread each : racing) {
            each.join();
        }
        assertThat(members).hasSize(4);
        assertThat(
                        members.stream()
                                .map(PracticeCluster.Membership::hosted)
                                .filter(Optional::isPresent))
                .hasSize(1);
        assertThat(members.stream().map(each -> each.endpoint().url()).distinct()).hasSize(1);
        members.forEach(PracticeCluster.Membership::close);
    }
}
