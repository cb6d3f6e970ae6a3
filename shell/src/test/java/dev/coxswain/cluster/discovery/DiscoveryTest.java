package dev.coxswain.cluster.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * How types are found by what people type, from new servers, old ones and the file of last time.
 */
class DiscoveryTest {
    private static final String CORE =
            """
            {"kind":"APIGroupDiscoveryList","items":[{"metadata":{},"versions":[{"version":"v1",
             "freshness":"Current","resources":[
              {"resource":"pods","responseKind":{"kind":"Pod"},"scope":"Namespaced",
               "singularResource":"pod","shortNames":["po"],"categories":["all"],
               "verbs":["get","list"],"subresources":[{"subresource":"log"}]},
              {"resource":"events","responseKind":{"kind":"Event"},"scope":"Namespaced",
               "singularResource":"event","shortNames":["ev"],"verbs":["list"]},
              {"resource":"nodes","responseKind":{"kind":"Node"},"scope":"Cluster",
               "singularResource":"node","shortNames":["no"],"verbs":["get"]}]}]}]}
            """;
    private static final String GROUPS =
            """
            {"kind":"APIGroupDiscoveryList","items":[
             {"metadata":{"name":"apps"},"versions":[
              {"version":"v1","freshness":"Current","resources":[
               {"resource":"deployments","responseKind":{"kind":"Deployment"},
                "scope":"Namespaced","singularResource":"deployment","shortNames":["deploy"],
                "categories":["all"],"verbs":["get"],
                "subresources":[{"subresource":"scale"}]}]},
              {"version":"v1beta1","freshness":"Stale","resources":[
               {"resource":"deployments","responseKind":{"kind":"Deployment"},
                "scope":"Namespaced","singularResource":"deployment","shortNames":["deploy"],
                "categories":["all"],"verbs":["get"]}]}]},
             {"metadata":{"name":"events.k8s.io"},"versions":[{"version":"v1",
              "freshness":"Current","resources":[{"resource":"events",
               "responseKind":{"kind":"Event"},"scope":"Namespaced",
               "singularResource":"event","shortNames":["ev"],"verbs":["list"]}]}]}]}
            """;

    @TempDir Path directory;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private HttpServer server;
    private Bed bed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    asked.add(path);
                    reached.countDown();
                    try {
                        open.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    byte[] page = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            page.length == 0 ? 404 : 200, page.length == 0 ? -1 : page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        bed = new Bed(directory);
        bed.kubeconfig("{server: 'http://127.0.0.1:" + server.getAddress().getPort() + "'}", "{}");
        pages.put("/api", CORE);
        pages.put("/apis", GROUPS);
    }

    @AfterEach
    void stop() {
        open.countDown();
        server.stop(0);
    }

    private static String name(ResourceType type) {
        return type.plural() + " " + type.apiVersion();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pods|pods v1",
                "Pod|pods v1",
                "po|pods v1",
                "pods.v1.|pods v1",
                "deploy|deployments apps/v1",
                "Deployments.apps|deployments apps/v1",
                "deployments.v1beta1.apps|deployments apps/v1beta1",
                "deploy.v1.apps|deployments apps/v1",
                "deploy.app|deployments apps/v1",
                "ev|events v1",
                "events.events.k8s.io|events events.k8s.io/v1",
                "events.v1.events.k8s.io|events events.k8s.io/v1",
            })
    void aTypeByWhatIsTyped(String typed, String meant) {
        open.countDown();
        try (Cluster cluster = bed.open()) {
            assertThat(name(cluster.types().resolve(typed, new Cancellation()))).isEqualTo(meant);
            assertThat(asked).containsExactly("/api", "/apis");
        }
    }

    @Test
    void aCategoryIsItsTypesInTheirPreferredVersion() {
        open.countDown();
        try (Cluster cluster = bed.open()) {
            assertThat(cluster.types().expand("all", new Cancellation()))
                    .extracting(DiscoveryTest::name)
                    .containsExactly("pods v1", "deployments apps/v1");
            ResourceType pods = cluster.types().expand("po", new Cancellation()).getFirst();
            assertThat(pods.namespaced()).isTrue();
            assertThat(pods.subresources()).containsExactly("log");
            assertThat(bed.notices)
                    .containsExactly(
                            "Warning: the types of apps/v1beta1 may be out of date: its server does"
                                    + " not answer");
        }
    }

    @Test
    void anUnknownTypeNamesTheNearestAfterAskingOnceMore() {
        open.countDown();
        try (Cluster cluster = bed.open()) {
            cluster.types().all(new Cancellation());
            assertThat(Bed.said(() -> cluster.types().resolve("deploymnts", new Cancellation())))
                    .first()
                    .isEqualTo("error: the server doesn't have a resource type \"deploymnts\"");
            assertThat(Bed.said(() -> cluster.types().resolve("deploymnts", new Cancellation())))
                    .element(1)
                    .asString()
                    .startsWith("did you mean deployment");
            pages.put("/api", CORE.replace("nodes", "gnomes"));
            assertThat(name(cluster.types().resolve("gnomes", new Cancellation())))
                    .isEqualTo("gnomes v1");
        }
    }

    @Test
    void anOldServerIsAskedPageByPage() {
        open.countDown();
        pages.put("/api", "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
        pages.put(
                "/api/v1",
                """
                {"resources":[
                 {"name":"pods","singularName":"","kind":"Pod","namespaced":true,
                  "shortNames":["po"],"verbs":["get"]},
                 {"name":"pods/log","kind":"Pod","namespaced":true,"verbs":["get"]}]}
                """);
        pages.put(
                "/apis",
                """
                {"kind":"APIGroupList","groups":[
                 {"name":"apps","versions":[{"version":"v1beta1"},{"version":"v1"}],
                  "preferredVersion":{"version":"v1"}},
                 {"name":"gone.io","versions":[{"version":"v1"}],
                  "preferredVersion":{"version":"v1"}}]}
                """);
        String apps =
                "{\"resources\":[{\"name\":\"deployments\",\"kind\":\"Deployment\","
                        + "\"singularName\":\"deployment\",\"namespaced\":true,\"verbs\":[]}]}";
        pages.put("/apis/apps/v1", apps);
        pages.put("/apis/apps/v1beta1", apps);
        try (Cluster cluster = bed.open()) {
            assertThat(cluster.types().all(new Cancellation()))
                    .extracting(DiscoveryTest::name)
                    .containsExactly("pods v1", "deployments apps/v1", "deployments apps/v1beta1");
            ResourceType pods = cluster.types().resolve("pod", new Cancellation());
            assertThat(pods.subresources()).containsExactly("log");
            assertThat(bed.notices).hasSize(1).first().asString().contains("gone.io/v1");
        }
    }

    @Test
    void theFileOfLastTimeServesWithoutTheServer() throws IOException {
        open.countDown();
        try (Cluster cluster = bed.open()) {
            assertThat(cluster.types().known()).isEmpty();
            List<ResourceType> all = cluster.types().all(new Cancellation());
            Path file;
            try (var files = Files.list(directory.resolve("cache/types"))) {
                file = files.toList().getFirst();
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            server.stop(0);
            try (Cluster next = bed.open()) {
                assertThat(next.types().known()).isEqualTo(all);
                assertThat(next.types().resolve("po", new Cancellation()).kind()).isEqualTo("Pod");
            }
            Files.writeString(file, "{\"format\":1,\"types\":[{\"g\":");
            try (Cluster next = bed.open()) {
                assertThat(next.types().known()).isEmpty();
            }
        }
    }

    @Test
    void whoWaitsForAnothersDiscoveryCanBeCancelled() throws Exception {
        try (Cluster cluster = bed.open()) {
            Cancellation first = new Cancellation();
            Cancellation second = new Cancellation();
            CompletableFuture<Object> asking = behind(cluster, first);
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Object> waiting = behind(cluster, second);
            assertThat(cluster.types().known()).isEmpty();
            second.cancel();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
            assertThat(asking).isNotDone();
            open.countDown();
            assertThat(asking.get(20, TimeUnit.SECONDS)).asList().hasSize(6);
        }
    }

    private static CompletableFuture<Object> behind(Cluster cluster, Cancellation work) {
        CompletableFuture<Object> end = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                end.complete(cluster.types().all(work));
                            } catch (Throwable e) {
                                end.complete(e);
                            }
                        });
        return end;
    }
}
