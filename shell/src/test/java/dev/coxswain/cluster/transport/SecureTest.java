package dev.coxswain.cluster.transport;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.SecureServer;
import dev.coxswain.cluster.TinyProxy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whom we believe over TLS, how we prove who we are, and the proxies between. */
class SecureTest {
    private static final String UNKNOWN =
            "Unable to connect to the server: tls: failed to verify certificate: x509: certificate"
                    + " signed by unknown authority";

    @TempDir static Path shared;
    private static KeyStore keys;
    private static KeyStore others;
    @TempDir Path directory;
    private SecureServer server;
    private Bed bed;

    @BeforeAll
    static void keys() throws Exception {
        keys = SecureServer.keytool(shared, "ip:127.0.0.1");
        others = SecureServer.keytool(shared, "dns:inner.example");
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

    private Cluster cluster(String fields) {
        bed.kubeconfig("{server: '" + server.address() + "', " + fields + "}", "{token: t}");
        return bed.open();
    }

    private static String trusting(KeyStore authority) throws Exception {
        return "certificate-authority-data: " + SecureServer.data(authority);
    }

    @Test
    void theNamedAuthorityIsBelieved() throws Exception {
        try (Cluster cluster = cluster(trusting(keys))) {
            assertThat(Bed.get(cluster, "/version")).isEqualTo("nobody");
        }
    }

    @Test
    void theCipherIsTheOneThatIsFastFromTheBeginning() throws Exception {
        try (Cluster cluster = cluster(trusting(keys))) {
            Bed.get(cluster, "/version");
            assertThat(server.ciphers).containsExactly("TLS_CHACHA20_POLY1305_SHA256");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x25519", "secp256r1", "secp384r1", "secp521r1", "ffdhe2048"})
    void keysAreAgreedOnAsTheServerWants(String group) throws Exception {
        server.groups(group);
        try (Cluster cluster = cluster(trusting(keys))) {
            assertThat(Bed.get(cluster, "/version")).isEqualTo("nobody");
        }
    }

    @Test
    void anUnknownAuthorityIsNot() throws Exception {
        try (Cluster system = cluster("x: y");
                Cluster other = cluster(trusting(others))) {
            assertThat(Bed.said(() -> Bed.get(system, "/version"))).containsExactly(UNKNOWN);
            assertThat(Bed.said(() -> Bed.get(other, "/version"))).containsExactly(UNKNOWN);
            assertThat(server.logins).isEmpty();
        }
    }

    @Test
    void insecureBelievesEverybody() throws Exception {
        server.close();
        server = new SecureServer(others);
        try (Cluster file = cluster("insecure-skip-tls-verify: true");
                Cluster ignored = cluster(trusting(keys));
                Cluster flag = bed.clusters().open(Bed.options(Map.of("insecure", "")))) {
            assertThat(Bed.get(file, "/version")).isEqualTo("nobody");
            assertThat(Bed.get(flag, "/version")).isEqualTo("nobody");
        }
    }

    @Test
    void theServersNameMustBeRightOrGiven() throws Exception {
        server.close();
        server = new SecureServer(others);
        try (Cluster wrong = cluster(trusting(others));
                Cluster named = cluster(trusting(others) + ", tls-server-name: inner.example");
                Cluster misnamed = cluster(trusting(others) + ", tls-server-name: a.example")) {
            assertThat(Bed.said(() -> Bed.get(wrong, "/version")).getFirst())
                    .isEqualTo(
                            "Unable to connect to the server: tls: failed to verify certificate:"
                                    + " x509: cannot validate certificate for 127.0.0.1 because it"
                                    + " doesn't contain any IP SANs");
            assertThat(Bed.get(named, "/version")).isEqualTo("nobody");
            assertThat(Bed.said(() -> Bed.get(misnamed, "/version")).getFirst())
                    .isEqualTo(
                            "Unable to connect to the server: tls: failed to verify certificate:"
                                    + " x509: certificate is valid for inner.example, not"
                                    + " a.example");
        }
    }

    @Test
    void httpsToAPlainServer() throws Exception {
        ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> answerPlainly(plain));
        bed.kubeconfig("{server: 'https://127.0.0.1:" + plain.getLocalPort() + "'}", "{}");
        try (plain;
                Cluster cluster = bed.open()) {
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly(
                            "Unable to connect to the server: http: server gave HTTP response to"
                                    + " HTTPS client");
        }
    }

    private static void answerPlainly(ServerSocket door) {
        try (Socket client = door.accept()) {
            client.getInputStream().read(new byte[8192]);
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client has heard enough.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS8 RSA", "PKCS1 RSA", "PKCS8 EC", "SEC1 EC"})
    void aClientCertificateOfAnyForm(String form) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/openssl")), "no /usr/bin/openssl here");
        Path made = directory.resolve("made.pem");
        Path key = directory.resolve("key.pem");
        Path certificate = directory.resolve("cert.pem");
        boolean rsa = form.endsWith("RSA");
        List<String> request = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes"));
        request.addAll(
                rsa
                        ? List.of("-newkey", "rsa:2048")
                        : List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"));
        request.addAll(List.of("-subj", "/CN=ann", "-keyout", made.toString()));
        request.addAll(List.of("-out", certificate.toString()));
        SecureServer.run(request);
        List<String> convert =
                form.startsWith("PKCS8")
                        ? List.of("openssl", "pkcs8", "-topk8", "-nocrypt")
                        : rsa
                                ? List.of("openssl", "rsa", "-traditional")
                                : List.of("openssl", "ec");
        List<String> conversion = new ArrayList<>(convert);
        conversion.addAll(List.of("-in", made.toString(), "-out", key.toString()));
        SecureServer.run(conversion);
        String head =
                form.startsWith("PKCS8")
                        ? "-----BEGIN PRIVATE KEY-----"
                        : rsa
                                ? "-----BEGIN RSA PRIVATE KEY-----"
                                : "-----BEGIN EC PRIVATE KEY-----";
        assertThat(Files.readString(key)).contains(head);
        bed.kubeconfig(
                "{server: '" + server.address() + "', " + trusting(keys) + "}",
                "{client-certificate: ../cert.pem, client-key: ../key.pem}");
        try (Cluster cluster = bed.open()) {
            assertThat(Bed.get(cluster, "/version")).isEqualTo("CN=ann");
        }
    }

    @Test
    void aDamagedAuthorityOrKeyIsNamed() throws Exception {
        try (Cluster cluster = cluster("certificate-authority-data: anVuaw==")) {
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly(
                            "error: unable to load root certificates: unable to parse bytes as PEM block");
        }
        bed.kubeconfig(
                "{server: '" + server.address() + "', " + trusting(keys) + "}",
                "{client-certificate-data: %s, client-key-data: anVuaw==}"
                        .formatted(SecureServer.data(keys)));
        try (Cluster cluster = bed.open()) {
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly(
                            "error: tls: failed to find any PEM data in key input (the client key"
                                    + " is no PEM key)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://ann:word@", "socks5://", "socks5://ann:word@"})
    void aProxyOnTheWay(String prefix) throws Exception {
        boolean socks = prefix.startsWith("socks5");
        try (TinyProxy proxy = new TinyProxy(socks);
                Cluster cluster =
                        cluster(
                                trusting(keys)
                                        + ", proxy-url: '"
                                        + prefix
                                        + "127.0.0.1:"
                                        + proxy.port()
                                        + "'")) {
            assertThat(Bed.get(cluster, "/version")).isEqualTo("nobody");
            assertThat(server.logins).containsExactly("Bearer t");
            String place = "127.0.0.1:" + server.port();
            List<String> expected = new ArrayList<>();
            expected.add(socks ? place : "CONNECT " + place + " HTTP/1.1");
            if (prefix.contains("@")) {
                expected.add(socks ? "ann/word" : "Proxy-Authorization: Basic YW5uOndvcmQ=");
            }
            assertThat(proxy.asked).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aProxyThatWantsALoginIsNamed() throws Exception {
        try (TinyProxy proxy = new TinyProxy(false);
                Cluster cluster =
                        cluster(
                                trusting(keys)
                                        + ", proxy-url: 'http://127.0.0.1:"
                                        + proxy.port()
                                        + "'")) {
            proxy.refuseWith(
                    "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
            assertThat(Bed.said(() -> Bed.get(cluster, "/version")))
                    .containsExactly(
                            "Unable to connect to the server: Proxy Authentication Required");
        }
    }
}
