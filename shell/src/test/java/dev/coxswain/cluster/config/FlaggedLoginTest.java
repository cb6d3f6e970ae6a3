package dev.coxswain.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Bed;
import dev.coxswain.cluster.SecureServer;
import dev.coxswain.cluster.config.Kubeconfig.Entry;
import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whom flags of the command line make of a user. */
class FlaggedLoginTest {
    @TempDir Path directory;

    private List<String> headers(String user, Map<String, String> flags) {
        Entry entry = new Entry((ObjectNode) Json.parse(user), directory);
        return Impersonation.headers(entry, Bed.options(flags), "u").stream()
                .map(each -> each.name() + "=" + each.value())
                .toList();
    }

    @Test
    void extrasOfFlagsStandForThoseOfTheFile() {
        String user = "{\"as\":\"bob\",\"as-user-extra\":{\"a\":[\"file\"]}}";
        assertThat(headers(user, Map.of()))
                .containsExactly("Impersonate-User=bob", "Impersonate-Extra-a=file");
        assertThat(headers(user, Map.of("as-user-extra", "a.b/c=b=c|a=c,d|nothing|a=e|ü=1")))
                .containsExactly(
                        "Impersonate-User=bob",
                        "Impersonate-Extra-a=c,d",
                        "Impersonate-Extra-a=e",
                        "Impersonate-Extra-a.b%2Fc=b=c",
                        "Impersonate-Extra-%C3%BC=1");
    }

    @Test
    void extrasNeedSomebody() {
        String words =
                "error: requesting uid, groups or user-extra for u without impersonating a user";
        assertThat(Bed.said(() -> headers("{}", Map.of("as-user-extra", "a=b"))))
                .containsExactly(words);
        assertThat(Bed.said(() -> headers("{\"as-user-extra\":{\"a\":[\"b\"]}}", Map.of())))
                .containsExactly(words);
    }

    @Test
    void aTokenAndANameAreTooMuch() {
        Bed bed = new Bed(directory);
        bed.kubeconfig("{server: 'https://127.0.0.1:1'}", "{token: abc}");
        assertThat(Bed.said(() -> bed.clusters().open(Bed.options(Map.of("username", "ann")))))
                .containsExactly(
                        "error: more than one authentication method found for u; found [token"
                                + " basicAuth], only one is allowed");
    }

    @Test
    void nameAndPasswordOfFlagsAreSent() throws Exception {
        Bed bed = new Bed(directory);
        var keys = SecureServer.keytool(directory, "IP:127.0.0.1");
        try (var server = new SecureServer(keys)) {
            bed.kubeconfig(
                    "{server: '%s', certificate-authority-data: %s}"
                            .formatted(server.address(), SecureServer.data(keys)),
                    "{}");
            Map<String, String> flags = Map.of("username", "ann", "password", "pass:word");
            try (var cluster = bed.clusters().open(Bed.options(flags))) {
                Bed.get(cluster, "/version");
            }
            assertThat(server.logins).containsExactly("Basic YW5uOnBhc3M6d29yZA==");
        }
    }
}
