package dev.coxswain.command.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.command.read.Typed;
import dev.coxswain.result.Lines;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code proxy} serves at its port. */
class ProxyTest {
    private final FakeCluster cluster = new FakeCluster();
    private Lines running = Lines.of("");
    private String at = "";

    private void serve(String... words) throws IOException {
        running = (Lines) cluster.run(new Proxy(), words);
        String line =
                new BufferedReader(new InputStreamReader(running.bytes(), StandardCharsets.UTF_8))
                        .readLine();
        assertThat(line).startsWith("Starting to serve on 127.0.0.1:");
        at = "http://" + line.substring("Starting to serve on ".length());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(at + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void requestsAndAnswersAreHandedOn() throws Exception {
        cluster.answer("/api/v1/pods?limit=1", "{\"kind\":\"PodList\"}");
        serve("--port=0");
        HttpResponse<String> found = get("/api/v1/pods?limit=1");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo("{\"kind\":\"PodList\"}");
        HttpResponse<String> missing = get("/api/v1/namespaces/x");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body())
                .contains("\"kind\":\"Status\"")
                .contains("\"reason\":\"NotFound\"");
    }

    @Test
    void aFilterStandsBeforeTheApi() throws Exception {
        serve("--port=0", "--reject-paths=^/api/v1/secrets", "--accept-paths=^/api");
        assertThat(get("/api/v1/secrets").statusCode()).isEqualTo(403);
        assertThat(get("/apis").statusCode()).isEqualTo(404);
        assertThat(get("/version").body()).isEqualTo("Forbidden\n");
        assertThat(cluster.requests).containsExactly("GET /apis");
    }

    @Test
    void filesAndTheApiStandBelowTheirPrefixes(@TempDir Path site) throws Exception {
        Files.writeString(site.resolve("page.txt"), "a page");
        cluster.answer("/version", "{}");
        serve("--port=0", "--www=" + site, "--www-prefix=/files", "--api-prefix=/k8s");
        assertThat(get("/files/page.txt").body()).isEqualTo("a page");
        assertThat(get("/k8s/version").body()).isEqualTo("{}");
        assertThat(get("/version").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortInUseIsSaid() throws Exception {
        serve("--port=0");
        String port = at.substring(at.lastIndexOf(':') + 1);
        assertThat(Typed.at(cluster, new Proxy(), "--port=" + port))
                .isEqualTo(
                        "! error: listen tcp 127.0.0.1:"
                                + port
                                + ": bind: address already in use\n[1]\n");
    }
}
