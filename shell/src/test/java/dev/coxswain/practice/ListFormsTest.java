package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.store.Key;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Lists say of each object what the object says of itself, in whatever form they are asked for. */
class ListFormsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String META = ";v=v1;g=meta.k8s.io";
    private static final String NOTE =
            "a brace }, a quote \" and {\"metadata\":{\"x\":\"\\\\\"}} ä";

    @TempDir Path directory;
    private PracticeCluster cluster;
    private SSLContext context;
    private HttpClient client;

    @BeforeEach
    void open() throws Exception {
        cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
        context = Wire.context(cluster.endpoint());
        client = HttpClient.newBuilder().sslContext(context).build();
        ObjectNode map = Json.object();
        ObjectNode metadata = map.putObject("metadata");
        metadata.put("name", "noted").put("namespace", "default");
        metadata.putObject("annotations").put("note", NOTE);
        map.putObject("data").put("text", NOTE);
        cluster.api().create("configmaps", map);
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private JsonNode get(String path, String accept) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(cluster.endpoint().url() + path))
                        .header("Authorization", "Bearer " + cluster.endpoint().token())
                        .header("Accept", accept)
                        .build();
        return Json.parse(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private ObjectNode noted() throws Exception {
        ObjectNode noted = (ObjectNode) get(MAPS + "/noted", "application/json");
        assertThat(noted.at("/metadata/annotations/note").asText()).isEqualTo(NOTE);
        return noted;
    }

    private static JsonNode last(JsonNode list) {
        return list.get(list.size() - 1);
    }

    @Test
    void aListHasTheObjectsWithoutTheirKind() throws Exception {
        ObjectNode noted = noted();
        noted.remove("kind");
        noted.remove("apiVersion");
        JsonNode list = get(MAPS, "application/json");
        assertThat(list.path("kind").asText()).isEqualTo("ConfigMapList");
        assertThat(last(list.path("items"))).isEqualTo(noted);
    }

    @Test
    void aListOfMetadataHasTheMetadataAlone() throws Exception {
        JsonNode list = get(MAPS, "application/json;as=PartialObjectMetadataList" + META);
        JsonNode noted = last(list.path("items"));
        assertThat(noted.path("kind").asText()).isEqualTo("PartialObjectMetadata");
        assertThat(noted.path("metadata")).isEqualTo(noted().path("metadata"));
        assertThat(noted.size()).isEqualTo(3);
    }

    @Test
    void rowsOfATableHaveTheMetadataTheObjectOrNothing() throws Exception {
        String table = "application/json;as=Table" + META;
        JsonNode row = last(get(MAPS, table).path("rows"));
        assertThat(row.path("cells").get(0).asText()).isEqualTo("noted");
        assertThat(row.at("/object/metadata")).isEqualTo(noted().path("metadata"));
        assertThat(row.path("object").size()).isEqualTo(3);
        JsonNode whole = last(get(MAPS + "?includeObject=Object", table).path("rows"));
        assertThat(whole.path("object")).isEqualTo(noted());
        JsonNode none = last(get(MAPS + "?includeObject=None", table).path("rows"));
        assertThat(none.path("object").isNull()).isTrue();
        assertThat(none.path("cells")).isEqualTo(row.path("cells"));
    }

    @Test
    void aListOfAnEarlierMomentHasTheObjectsAsTheyWere() throws Exception {
        ObjectNode before = noted();
        String version = before.at("/metadata/resourceVersion").asText();
        var key = new Key("configmaps", "default", "noted");
        cluster.api().modify(key, "", map -> map.putObject("data").put("text", "other"));
        String then = MAPS + "?resourceVersionMatch=Exact&resourceVersion=" + version;
        assertThat(last(get(then, "application/json").path("items")).path("data"))
                .isEqualTo(before.path("data"));
        assertThat(last(get(MAPS, "application/json").path("items")).at("/data/text").asText())
                .isEqualTo("other");
    }

    @Test
    void theCipherIsTheOneThatIsFastFromTheBeginning() throws Exception {
        assertThat(cipher("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"))
                .isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
        assertThat(cipher("TLS_AES_256_GCM_SHA384")).isEqualTo("TLS_AES_256_GCM_SHA384");
    }

    private String cipher(String... offered) throws Exception {
        try (var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket("127.0.0.1", cluster.endpoint().port())) {
            socket.setEnabledCipherSuites(offered);
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }
}
