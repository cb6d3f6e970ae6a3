package dev.coxswain.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.Cluster;
import dev.coxswain.cluster.ContextInfo;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files are read, how they merge, and what is said of those that contradict themselves. */
class KubeconfigTest {
    private static final String MANY =
            """
            clusters:
            - {name: c1, cluster: {server: 'https://one:1'}}
            - {name: cca, cluster: {server: 'https://one:1', certificate-authority: nope.crt}}
            - {name: cboth, cluster: {server: 'https://one:1', insecure-skip-tls-verify: true,
                certificate-authority-data: QUJD}}
            - {name: cproxy, cluster: {server: 'https://one:1', proxy-url: 'ftp://x'}}
            - {name: cbare, cluster: {server: 'one:6443', insecure-skip-tls-verify: true}}
            contexts:
            - {name: good, context: {cluster: c1, user: u1, namespace: space}}
            - {name: ca, context: {cluster: cca, user: u1}}
            - {name: both, context: {cluster: cboth, user: u1}}
            - {name: proxy, context: {cluster: cproxy, user: u1}}
            - {name: bare, context: {cluster: cbare, user: u1}}
            - {name: cert, context: {cluster: c1, user: cert}}
            - {name: half, context: {cluster: c1, user: half}}
            - {name: mode, context: {cluster: c1, user: mode}}
            - {name: none, context: {cluster: c1, user: none}}
            - {name: azure, context: {cluster: c1, user: azure}}
            - {name: oidc, context: {cluster: c1, user: oidc}}
            - {name: version, context: {cluster: c1, user: version}}
            users:
            - {name: u1, user: {token: t}}
            - {name: cert, user: {client-certificate: no.crt, client-key: no.key}}
            - {name: half, user: {client-certificate-data: QUJD}}
            - {name: mode, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: x}}}
            - {name: none, user: {exec: {}}}
            - {name: azure, user: {auth-provider: {name: azure}}}
            - {name: oidc, user: {auth-provider: {name: oidc, config: {idp-issuer-url: 'https://x'}}}}
            - {name: version, user: {exec: {apiVersion: foo/v1, interactiveMode: Never, command: x}}}
            current-context: gone
            """;

    @TempDir Path directory;
    private Bed bed;

    @BeforeEach
    void bed() {
        bed = new Bed(directory);
    }

    private String server(Map<String, String> flags) {
        try (Cluster cluster = bed.clusters().open(Bed.options(flags))) {
            return cluster.context() + " " + cluster.server();
        }
    }

    @Test
    void theFirstFileOfTheListCounts() {
        bed.environment.put("KUBECONFIG", "a/one::missing:two:a/one");
        bed.file(
                "a/one",
                """
                contexts: [{name: x, context: {cluster: c, user: u}}]
                clusters: [{name: c, cluster: {server: 'https://first:1/'}}]
                """);
        bed.file(
                "two",
                """
                current-context: x
                contexts:
                - {name: x, context: {cluster: other, user: u, namespace: lost}}
                - {name: z, context: {cluster: c, user: u, namespace: space}}
                clusters: [{name: c, cluster: {server: 'https://second:1'}}]
                """);
        assertThat(bed.clusters().currentContext(null)).isEqualTo("x");
        assertThat(bed.clusters().contexts(null))
                .containsExactly(
                        new ContextInfo("x", "c", "u", null),
                        new ContextInfo("z", "c", "u", "space"));
        assertThat(server(Map.of())).isEqualTo("x https://first:1");
        assertThat(bed.clusters().files(null))
                .containsExactly(
                        directory.resolve("a/one"),
                        directory.resolve("missing"),
                        directory.resolve("two"));
    }

    @Test
    void pathsStartFromTheirOwnFile() {
        bed.environment.put("KUBECONFIG", "main:deep/er/config");
        bed.file("main", "current-context: x\n");
        bed.file(
                "deep/er/config",
                """
                contexts: [{name: x, context: {cluster: c}}]
                clusters: [{name: c, cluster: {server: 'https://a', certificate-authority: ../ca}}]
                """);
        assertThat(Bed.said(() -> server(Map.of())))
                .containsExactly(
                        "error: unable to read certificate-authority "
                                + directory.resolve("deep/er/../ca")
                                + " for c due to open "
                                + directory.resolve("deep/er/../ca")
                                + ": no such file or directory");
        bed.file("deep/ca", "there");
        assertThat(server(Map.of())).isEqualTo("x https://a");
    }

    @Test
    void aChangedFileIsReadAnew() throws Exception {
        Path file = bed.file(".kube/config", "current-context: one\n");
        KubeconfigClusters clusters = bed.clusters();
        assertThat(clusters.currentContext(null)).isEqualTo("one");
        Files.writeString(file, "current-context: two\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(clusters.currentContext(null)).isEqualTo("two");
        Files.delete(file);
        assertThat(clusters.currentContext(null)).isNull();
    }

    @Test
    void missingFilesSayNothingUnlessNamed() {
        bed.environment.put("KUBECONFIG", "missing1:missing2");
        assertThat(server(Map.of())).isEqualTo(" http://localhost:8080");
        assertThat(Bed.said(() -> server(Map.of("kubeconfig", "missing"))))
                .containsExactly("error: stat missing: no such file or directory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clusters: [|yaml: line 1: did not find expected node content",
                "just text|not a map",
                "clusters: 7|json: cannot unmarshal number"
            })
    void aBrokenFileIsNamed(String text, String why) {
        bed.file("broken", text);
        assertThat(Bed.said(() -> bed.clusters().contexts("broken")).getFirst())
                .startsWith("error: error loading config file \"broken\": ")
                .contains(why);
    }

    @Test
    void whatIsNoTextIsRefusedInKubectlsWords() throws Exception {
        Path file = bed.file("binary", "a: b\u0002\n");
        String before = "error: error loading config file \"binary\": yaml: ";
        assertThat(Bed.said(() -> bed.clusters().contexts("binary")))
                .containsExactly(before + "control characters are not allowed");
        Files.write(file, new byte[] {'a', ':', ' ', -1, -2, '\n'});
        assertThat(Bed.said(() -> bed.clusters().contexts("binary")))
                .containsExactly(before + "invalid leading UTF-8 octet");
    }

    @Test
    void aDirectoryIsNoKubeconfig() throws Exception {
        Files.createDirectory(directory.resolve("d"));
        assertThat(Bed.said(() -> bed.clusters().contexts("d")))
                .containsExactly("error: error loading config file \"d\": read d: is a directory");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() {
        bed.file("dup", "users:\n- {name: a, user: {}}\n- {name: a, user: {token: t}}\n");
        assertThat(Bed.said(() -> bed.clusters().contexts("dup")))
                .containsExactly(
                        "error: error loading config file \"dup\":"
                                + " duplicate name \"a\" in list of users");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|Error in configuration: context was not found for specified context: gone",
                "context=nope|Error in configuration: context was not found for specified context:"
                        + " nope",
                "context=good cluster=zz|error: no server found for cluster \"zz\"",
                "context=good user=zz|error: auth info \"zz\" does not exist",
                "context=good as-group=g|error: requesting uid, groups or user-extra for u1 without"
                        + " impersonating a user",
                "context=good server=ftp://x|Unable to connect to the server:"
                        + " unsupported protocol scheme \"ftp\"",
                "context=both|error: specifying a root certificates file with the insecure flag is"
                        + " not allowed",
                "context=proxy|error: invalid 'proxy-url' \"ftp://x\" for cluster \"cproxy\":"
                        + " unsupported scheme \"ftp\", must be http, https, or socks5",
                "context=half|error: client-key-data or client-key must be"
                        + " specified for half to use the clientCert authentication method.",
                "context=mode|error: interactiveMode must be specified for mode to use exec"
                        + " authentication plugin",
                "context=version|error: exec plugin: invalid apiVersion \"foo/v1\"",
            })
    void whatCannotBeMeantIsRefusedInKubectlsWords(String flags, String words) {
        bed.file(".kube/config", MANY);
        assertThat(Bed.said(() -> server(flags(flags)))).containsExactly(words);
    }

    @Test
    void loginsThatLackSomethingAreRefusedInKubectlsWords() {
        bed.file(".kube/config", MANY);
        assertThat(Bed.said(() -> server(Map.of("context", "none"))))
                .containsExactly(
                        "Error in configuration: ",
                        "* command must be specified for none to use exec authentication plugin",
                        "* apiVersion must be specified for none to use exec authentication plugin",
                        "* interactiveMode must be specified for none to use exec authentication"
                                + " plugin");
        assertThat(Bed.said(() -> server(Map.of("context", "azure"))))
                .startsWith(
                        "error: The azure auth plugin has been removed.",
                        "Please use the https://github.com/Azure/kubelogin kubectl/client-go"
                                + " credential plugin instead.");
        assertThat(Bed.said(() -> server(Map.of("context", "oidc"))))
                .containsExactly("error: Must provide client-id");
    }

    @Test
    void bothUnreadableHalvesOfACertificateAreTold() {
        bed.file(".kube/config", MANY);
        String kube = directory.resolve(".kube").toString();
        assertThat(Bed.said(() -> server(Map.of("context", "cert"))))
                .containsExactly(
                        "Error in configuration: ",
                        ("* unable to read client-cert %1$s/no.crt for cert due to open"
                                        + " %1$s/no.crt: no such file or directory")
                                .formatted(kube),
                        ("* unable to read client-key %1$s/no.key for cert due to open"
                                        + " %1$s/no.key: no such file or directory")
                                .formatted(kube));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context=good|good https://one:1",
                "context=good server=other:2|good http://other:2",
                "context=bare|bare https://one:6443",
                "context=good server=https://other/base/|good https://other/base",
                "server=https://other|gone https://other",
                "context=good cluster=cbare|good https://one:6443",
                "context=both insecure=|both https://one:1",
            })
    void flagsOverrideTheFile(String flags, String opened) {
        bed.file(".kube/config", MANY);
        assertThat(server(flags(flags))).isEqualTo(opened);
    }

    private static Map<String, String> flags(String text) {
        Map<String, String> flags = new HashMap<>();
        for (String each : text == null ? List.<String>of() : List.of(text.split(" "))) {
            int equals = each.indexOf('=');
            flags.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return flags;
    }
}
