package dev.coxswain.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.SecureServer;
import dev.coxswain.document.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What each kind of login sends, and how often credential plugins run. */
class LoginTest {
    private static final String EXEC =
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: [%s],"
                    + " interactiveMode: Never, provideClusterInfo: true,"
                    + " env: [{name: WHO, value: me}], installHint: install it}}";
    private static final String GIVES =
            """
            echo run >> "$(dirname "$0")/runs"
            printf '%%s' "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
            n=$(wc -l < "$(dirname "$0")/runs" | tr -d ' ')
            %s
            cat <<END
            {"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1",
             "status":{"token":"$WHO-$n"%s}}
            END
            """;

    @TempDir static Path shared;
    private static KeyStore keys;
    @TempDir Path directory;
    private SecureServer server;
    private Bed bed;

    @BeforeAll
    static void keys() throws Exception {
        keys = SecureServer.keytool(shared, "ip:127.0.0.1");
    }

    @BeforeEach
    void start() throws Exception {
        server = new SecureServer(keys);
        bed = new Bed(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cluster as(String user) throws Exception {
        bed.kubeconfig(
                "{server: '%s', certificate-authority-data: %s}"
                        .formatted(server.address(), SecureServer.data(keys)),
                user);
        return bed.open();
    }

    private Cluster plugin(String script) throws Exception {
        return as(EXEC.formatted(bed.file("plugin.sh", script)));
    }

    private int runs() throws Exception {
        return Files.readAllLines(directory.resolve("runs")).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{token: abc}|Bearer abc",
                "{username: ann, password: 'p:w'}|Basic YW5uOnA6dw==",
                "{}|none",
            })
    void theHeaderOfALogin(String user, String header) throws Exception {
        try (Cluster cluster = as(user)) {
            Bed.get(cluster, "/version");
            assertThat(server.logins).containsExactly(header);
        }
    }

    @Test
    void theFlagsTokenCountsMore() throws Exception {
        try (Cluster ignored = as("{tokenFile: nowhere}");
                Cluster cluster = bed.clusters().open(Bed.options(Map.of("token", "mine")))) {
            Bed.get(cluster, "/version");
            assertThat(server.logins).containsExactly("Bearer mine");
        }
    }

    @Test
    void aTokenFileIsReadAnewEachMinuteAndWhenRefused() throws Exception {
        Path file = bed.file("token", "one\n");
        try (Cluster cluster = as("{tokenFile: " + file + "}")) {
            Bed.get(cluster, "/version");
            Files.writeString(file, "two");
            Bed.get(cluster, "/version");
            bed.clock.advance(Duration.ofSeconds(61));
            Bed.get(cluster, "/version");
            Files.writeString(file, "three");
            server.judge(login -> login.equals("Bearer two") ? 401 : 200);
            Bed.get(cluster, "/version");
            assertThat(server.logins)
                    .containsExactly(
                            "Bearer one", "Bearer one", "Bearer two", "Bearer two", "Bearer three");
            Files.delete(file);
            bed.clock.advance(Duration.ofSeconds(61));
            Bed.get(cluster, "/version");
            assertThat(server.logins.getLast()).isEqualTo("Bearer three");
        }
        try (Cluster cluster = as("{tokenFile: " + file + "}")) {
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly("error: open " + file + ": no such file or directory");
        }
    }

    @Test
    void impersonation() throws Exception {
        try (Cluster cluster =
                as("{as: ann, as-groups: [a, b], as-uid: '7', as-user-extra: {scopes: [x, z]}}")) {
            Bed.get(cluster, "/version");
            assertThat(server.impersonated)
                    .containsExactlyInAnyOrder(
                            "Impersonate-user=[ann]",
                            "Impersonate-group=[a, b]",
                            "Impersonate-uid=[7]",
                            "Impersonate-extra-scopes=[x, z]");
        }
    }

    @Test
    void noLoginGoesOverPlainHttp() throws Exception {
        List<String> headers = new CopyOnWriteArrayList<>();
        HttpServer plain =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plain.createContext(
                "/",
                exchange -> {
                    headers.add(String.valueOf(exchange.getRequestHeaders().get("Authorization")));
                    headers.add(exchange.getRequestHeaders().getFirst("Impersonate-User"));
                    exchange.sendResponseHeaders(401, -1);
                    exchange.close();
                });
        plain.start();
        bed.kubeconfig(
                "{server: 'http://127.0.0.1:" + plain.getAddress().getPort() + "'}",
                "{as: ann, exec: {apiVersion: client.authentication.k8s.io/v1, command: 'false',"
                        + " interactiveMode: Never}}");
        try (Cluster cluster = bed.open()) {
            Bed.said(() -> Bed.get(cluster, "/version"));
            assertThat(headers).containsExactly("null", "ann");
        } finally {
            plain.stop(0);
        }
    }

    @Test
    void aPluginRunsOnceUntilItsTokenExpires() throws Exception {
        String script = GIVES.formatted("", ",\"expirationTimestamp\":\"2030-01-01T01:00:00Z\"");
        try (Cluster cluster = plugin(script)) {
            assertThat(cluster.canAskQuietly()).isFalse();
            Bed.get(cluster, "/version");
            assertThat(cluster.canAskQuietly()).isTrue();
            Bed.get(cluster, "/version");
            bed.clock.advance(Duration.ofHours(1));
            assertThat(cluster.canAskQuietly()).isFalse();
            Bed.get(cluster, "/version");
            assertThat(server.logins).containsExactly("Bearer me-1", "Bearer me-1", "Bearer me-2");
            assertThat(runs()).isEqualTo(2);
        }
    }

    @Test
    void aRefusedTokenIsAskedForAnewOnce() throws Exception {
        try (Cluster cluster = plugin(GIVES.formatted("", ""))) {
            server.judge(login -> login.equals("Bearer me-2") ? 200 : 401);
            Bed.get(cluster, "/version");
            server.judge(_ -> 401);
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")).getFirst())
                    .startsWith("error: You must be logged in to the server");
            assertThat(runs()).isEqualTo(3);
        }
    }

    @Test
    void manyRequestsAtOnceRunAPluginOnce() throws Exception {
        try (Cluster cluster = plugin(GIVES.formatted("sleep 0.3", ""));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> Bed.get(cluster, "/version")));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo("nobody");
            }
            assertThat(runs()).isEqualTo(1);
        }
    }

    @Test
    void aPluginIsToldOfTheCluster() throws Exception {
        try (Cluster cluster = plugin(GIVES.formatted("", ""))) {
            Bed.get(cluster, "/version");
            assertThat(Json.parse(Files.readAllBytes(directory.resolve("info"))).toString())
                    .isEqualTo(
                            "{\"kind\":\"ExecCredential\","
                                    + "\"apiVersion\":\"client.authentication.k8s.io/v1\","
                                    + "\"spec\":{\"cluster\":{\"server\":\"%s\","
                                            .formatted(server.address())
                                    + "\"certificate-authority-data\":\"%s\"},"
                                            .formatted(SecureServer.data(keys))
                                    + "\"interactive\":false}}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3|exec: executable sh failed with exit code 3",
                "echo junk|decoding stdout: the plugin's output is not JSON",
                "true|decoding stdout: the plugin printed nothing",
                "echo '{}'|decoding stdout: the plugin's output is not an ExecCredential",
                "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"x/v2\"}'|exec plugin is"
                        + " configured to use API version client.authentication.k8s.io/v1, plugin"
                        + " returned version x/v2",
                "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":"
                        + "\"client.authentication.k8s.io/v1\",\"status\":{}}'|exec plugin didn't"
                        + " return a token or cert/key pair",
            })
    void aFailingPluginSaysWhy(String script, String words) throws Exception {
        try (Cluster cluster = plugin("echo oops >&2\n" + script)) {
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly(
                            "Unable to connect to the server: getting credentials: " + words);
            assertThat(server.logins).isEmpty();
        }
    }

    @Test
    void aMissingPluginSaysHowToInstallIt() throws Exception {
        try (Cluster cluster = as(EXEC.formatted("x").replace("command: sh", "command: nowhere"))) {
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly(
                            "Unable to connect to the server: getting credentials: exec: executable"
                                    + " nowhere not found",
                            "",
                            "It looks like you are trying to use a client-go credential plugin that"
                                    + " is not installed.",
                            "",
                            "To learn more about this feature, consult the documentation available"
                                    + " at:",
                            "      https://kubernetes.io/docs/reference/access-authn-authz/"
                                    + "authentication/#client-go-credential-plugins",
                            "",
                            "install it");
        }
    }
}
