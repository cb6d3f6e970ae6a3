package dev.coxswain.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Yaml;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Puts the requests of a script to one server, one after the other. */
final class Caller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String server;
    private final String token;
    private final HttpClient client;
    private final Map<String, String> kept = new HashMap<>();

    private Caller(String server, String token, SSLContext context, String namespace) {
        this.server = server;
        this.token = token;
        this.client = HttpClient.newBuilder().sslContext(context).build();
        kept.put("ns", namespace);
    }

    static Caller practice(Endpoint endpoint, String namespace) throws Exception {
        byte[] pem = endpoint.certificate().getBytes(StandardCharsets.UTF_8);
        return new Caller(endpoint.url(), endpoint.token(), context(pem, null), namespace);
    }

    /** The current context of a kubeconfig whose user has a client certificate. */
    static Caller kubeconfig(Path file, String namespace) throws Exception {
        JsonNode config = Yaml.parse(Files.readString(file));
        JsonNode cluster = config.path("clusters").get(0).path("cluster");
        JsonNode user = config.path("users").get(0).path("user");
        byte[] authority = bytes(cluster, "certificate-authority-data");
        return new Caller(cluster.path("server").asText(), "", context(authority, user), namespace);
    }

    private static byte[] bytes(JsonNode from, String field) {
        return Base64.getDecoder().decode(from.path(field).asText());
    }

    private static SSLContext context(byte[] authority, JsonNode user) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate(authority));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        KeyManagerFactory keys = null;
        if (user != null) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            PKCS8EncodedKeySpec key = key(bytes(user, "client-key-data"));
            own.setKeyEntry(
                    "own",
                    KeyFactory.getInstance("EC").generatePrivate(key),
                    new char[0],
                    new Certificate[] {certificate(bytes(user, "client-certificate-data"))});
            keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, new char[0]);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(byte[] pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem));
    }

    /** A SEC 1 key of curve P-256, wrapped as Java reads it (RFC 5915, RFC 5208). */
    private static PKCS8EncodedKeySpec key(byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII);
        byte[] key = Base64.getMimeDecoder().decode(text.replaceAll("-----.*-----", ""));
        if (text.contains("BEGIN PRIVATE KEY")) {
            return new PKCS8EncodedKeySpec(key);
        }
        String algorithm = "020100301306072a8648ce3d020106082a8648ce3d03010704";
        String length = "%02x".formatted(key.length);
        String whole = algorithm + length + HexFormat.of().formatHex(key);
        String head = "3081%02x".formatted(whole.length() / 2);
        return new PKCS8EncodedKeySpec(HexFormat.of().parseHex(head + whole));
    }

    /** The answers by the titles of the steps. */
    Map<String, ObjectNode> run(Script script) throws Exception {
        Map<String, ObjectNode> answers = new LinkedHashMap<>();
        for (Script.Step step : script.steps()) {
            ObjectNode answer = ask(step);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!expected(step, answer) && System.nanoTime() < end) {
                Thread.sleep(100);
                answer = ask(step);
            }
            for (String each : step.notes("keep")) {
                String[] words = each.split(" ");
                kept.put(words[0], answer.path("body").at(words[1]).asText());
            }
            if (answers.put(step.title(), answer) != null) {
                throw new IllegalStateException("two of the title " + step.title());
            }
        }
        return answers;
    }

    /** Whether an answer is the one that is waited for. */
    private static boolean expected(Script.Step step, ObjectNode answer) {
        for (String code : step.notes("until")) {
            if (answer.path("code").asInt() != Integer.parseInt(code)) {
                return false;
            }
        }
        for (String each : step.notes("until-at")) {
            String[] words = each.split(" ", 2);
            if (!answer.path("body").at(words[0]).asText().equals(words[1])) {
                return false;
            }
        }
        return true;
    }

    private String filled(String text) {
        String filled = text;
        for (var each : kept.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }

    private ObjectNode ask(Script.Step step) throws Exception {
        String path = filled(step.path());
        HttpRequest.Builder request = request(path);
        step.headers().forEach(request::header);
        request.method(
                step.method(),
                step.body().isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(filled(step.body())));
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        ObjectNode answer = Json.object().put("code", response.statusCode());
        answer.put("type", response.headers().firstValue("Content-Type").orElse(""));
        ArrayNode warnings = answer.putArray("warnings");
        response.headers().allValues("Warning").forEach(warnings::add);
        answer.set("body", body(response.body(), path.contains("watch")));
        return answer;
    }

    /** Creates one object in the namespace. */
    void create(String plural, String body) throws Exception {
        String path = "/api/v1/namespaces/" + kept.get("ns") + "/" + plural;
        HttpResponse<String> response =
                client.send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IllegalStateException(response.body());
        }
    }

    String table(String path) throws Exception {
        return client.send(
                        request(path)
                                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path))
                        .timeout(PATIENCE)
                        .header("User-Agent", "tester/1");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static JsonNode body(String text, boolean watch) {
        try {
            if (!watch) {
                return Json.parse(text);
            }
            ArrayNode events = Json.array();
            text.lines().forEach(line -> events.add(Json.parse(line)));
            return events;
        } catch (UncheckedIOException e) {
            return Json.NODES.textNode(text);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
