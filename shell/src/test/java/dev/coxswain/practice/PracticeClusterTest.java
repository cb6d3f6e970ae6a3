package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The API over HTTPS, as a client sees it. */
class PracticeClusterTest {
    private static final String SECRETS = "/api/v1/namespaces/default/secrets";

    @TempDir Path directory;
    private PracticeCluster cluster;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
        client = HttpClient.newBuilder().sslContext(trust(cluster.endpoint())).build();
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        cluster.close();
    }

    static SSLContext trust(Endpoint endpoint) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "practice",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(
                                        endpoint.certificate().getBytes(StandardCharsets.UTF_8))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(cluster.endpoint().url() + path))
                .header("Authorization", "Bearer " + cluster.endpoint().token());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        return Json.parse(send(request(path).build()).body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/yaml")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    @Test
    void withoutTheTokenNobodyIsLetIn() throws Exception {
        URI uri = URI.create(cluster.endpoint().url() + "/api");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri).build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Json.parse(answer.body()).path("reason").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void secretsAreTheOwnersOnly() throws Exception {
        for (String name : new String[] {"token", "server.pem", "endpoint.json"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void strictDecodingNamesUnknownFields() throws Exception {
        HttpResponse<String> answer =
                post(
                        "/api/v1/namespaces/default/pods?fieldValidation=Strict",
                        "{metadata: {name: a}, spec: {foo: 1, containers: [{name: a, image: x,"
                                + " imag: z}]}}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("message").asText())
                .isEqualTo(
                        "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error:"
                                + " unknown field \"spec.containers[0].imag\", unknown field"
                                + " \"spec.foo\"");
    }

    @Test
    void listsComeInPagesOfOneMoment() throws Exception {
        for (String name : new String[] {"a", "b", "c"}) {
            assertThat(post(SECRETS, "metadata: {name: " + name + "}").statusCode()).isEqualTo(201);
        }
        JsonNode first = get(SECRETS + "?limit=2");
        assertThat(first.path("items")).hasSize(2);
        post(SECRETS, "metadata: {name: bb}");
        String token = first.path("metadata").path("continue").asText();
        JsonNode second = get(SECRETS + "?limit=2&continue=" + token);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("metadata").path("name").asText())
                .isEqualTo("c");
        assertThat(second.path("metadata").path("resourceVersion"))
                .isEqualTo(first.path("metadata").path("resourceVersion"));
    }

    @Test
    void aListOfLikeObjectsIsWhatTheyAreOneByOne() throws Exception {
        for (String name : new String[] {"a", "b", "c"}) {
            post(SECRETS, "{metadata: {name: " + name + ", labels: {app: web}}, data: {}}");
        }
        JsonNode items = get(SECRETS).path("items");
        assertThat(items).hasSize(3);
        for (JsonNode each : items) {
            String name = each.path("metadata").path("name").asText();
            var one = (ObjectNode) get(SECRETS + "/" + name);
            one.remove("kind");
            one.remove("apiVersion");
            assertThat(each.toString()).isEqualTo(one.toString());
        }
    }

    @Test
    void aTableHasTheKindsOwnColumns() throws Exception {
        HttpResponse<String> answer =
                send(
                        request("/api/v1/namespaces/default/services")
                                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                                .build());
        JsonNode table = Json.parse(answer.body());
        assertThat(table.path("kind").asText()).isEqualTo("Table");
        assertThat(table.path("columnDefinitions"))
                .extracting(each -> each.path("name").asText())
                .containsExactly(
                        "Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "Selector");
        assertThat(table.path("rows").get(0).path("cells").get(4).asText()).isEqualTo("443/TCP");
    }

    @Test
    void aWatchTellsWhatIsAndWhatComes() throws Exception {
        post(SECRETS, "{metadata: {name: a}, data: {x: 'MQ=='}}");
        HttpResponse<Stream<String>> watch =
                client.send(
                        request(SECRETS + "?watch=1&timeoutSeconds=60").build(),
                        HttpResponse.BodyHandlers.ofLines());
        var lines = watch.body().iterator();
        assertThat(Json.parse(lines.next()).path("type").asText()).isEqualTo("ADDED");
        send(request(SECRETS + "/a").DELETE().build());
        JsonNode event = Json.parse(lines.next());
        assertThat(event.path("type").asText()).isEqualTo("DELETED");
        assertThat(event.path("object").path("data").path("x").asText()).isEqualTo("MQ==");
        watch.body().close();
    }

    @Test
    void aForgottenVersionIsGone() throws Exception {
        cluster.close();
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
        JsonNode status = get(SECRETS + "?watch=1&resourceVersion=1");
        assertThat(status.path("code").asInt()).isEqualTo(410);
        assertThat(get(SECRETS + "?resourceVersion=x").path("message").asText())
                .isEqualTo(
                        "invalid resource version: resourceVersion: Invalid value: \"x\":"
                                + " strconv.ParseUint: parsing \"x\": invalid syntax");
    }

    @Test
    void theLeaseOfALivingNodeIsFresh() throws Exception {
        String path = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";
        JsonNode lease = get(path).path("items").get(0);
        Instant renewed = Instant.parse(lease.path("spec").path("renewTime").asText());
        assertThat(renewed).isBetween(Instant.now().minusSeconds(60), Instant.now());
        String version = lease.path("metadata").path("resourceVersion").asText();
        JsonNode again = get(path + "/" + lease.path("metadata").path("name").asText());
        assertThat(again.path("metadata").path("resourceVersion").asText()).isEqualTo(version);
    }

    @Test
    void protocolBuffersOfWhatIsUnknownAreRefused() throws Exception {
        String type = "\12\17\12\2v9\22\11ConfigMap";
        HttpResponse<String> answer =
                send(
                        request(SECRETS)
                                .header("Content-Type", "application/vnd.kubernetes.protobuf")
                                .POST(HttpRequest.BodyPublishers.ofString("k8s\0" + type))
                                .build());
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("application/json, application/yaml\"");
    }

    @Test
    void aSecondProcessJoinsAndTheNextHostFindsEverything() throws Exception {
        post(SECRETS, "metadata: {name: kept}");
        try (var member = PracticeCluster.joinOrHost(directory, _ -> {})) {
            assertThat(member.hosted()).isEmpty();
            assertThat(member.endpoint()).isEqualTo(cluster.endpoint());
        }
        cluster.close();
        cluster = PracticeCluster.joinOrHost(directory, _ -> {}).hosted().orElseThrow();
        assertThat(get(SECRETS + "/kept").path("metadata").path("name").asText()).isEqualTo("kept");
    }
}
