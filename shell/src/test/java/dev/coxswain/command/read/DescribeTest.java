package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.result.Lines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which objects {@code describe} shows, and what stands between them. */
class DescribeTest {
    private static final String NAMESPACE = "/api/v1/namespaces/";
    private static final String PODS = "/api/v1/namespaces/default/pods";

    private final FakeCluster cluster = new FakeCluster();

    private static byte[] nowhere(String url, Cancellation cancellation) {
        throw FailureException.plain("no network here: " + url);
    }

    private record Said(String text, List<String> errors, int code) {}

    private Said describe(String... words) throws IOException {
        try (Lines lines = (Lines) cluster.run(new Describe(DescribeTest::nowhere), words)) {
            String text = new String(lines.bytes().readAllBytes(), StandardCharsets.UTF_8);
            List<String> errors =
                    lines.outcome().failures().stream()
                            .flatMap(failure -> FailureReport.of(failure).lines().stream())
                            .toList();
            return new Said(text, errors, lines.outcome().exitCode());
        }
    }

    private static String namespaceJson(String name) {
        return """
        {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s","uid":"u-%s"},
        "status":{"phase":"Active"}}\
        """
                .formatted(name, name);
    }

    private static String namespaceText(String name) {
        return """
        Name:         %s
        Labels:       <none>
        Annotations:  <none>
        Status:       Active

        No resource quota.

        No LimitRange resource.
        """
                .formatted(name);
    }

    private void namespaces(String... names) {
        for (String name : names) {
            cluster.answer(NAMESPACE + name, namespaceJson(name));
            cluster.answer(NAMESPACE + name + "/resourcequotas?limit=500", "{\"items\":[]}");
            cluster.answer(NAMESPACE + name + "/limitranges?limit=500", "{\"items\":[]}");
        }
        cluster.answer(
                "/api/v1/namespaces?limit=500",
                "{\"items\":["
                        + String.join(
                                ",", List.of(names).stream().map(n -> namespaceJson(n)).toList())
                        + "]}");
        cluster.answer(
                "/api/v1/namespaces",
                "{\"items\":["
                        + String.join(
                                ",", List.of(names).stream().map(n -> namespaceJson(n)).toList())
                        + "]}");
    }

    @Test
    void severalObjectsStandTwoEmptyLinesApart() throws IOException {
        namespaces("one", "two");
        assertThat(describe("namespaces").text())
                .isEqualTo(namespaceText("one") + "\n\n" + namespaceText("two"));
    }

    @Test
    void aNameThatIsNoneStandsForAllThatBeginSo() throws IOException {
        namespaces("team-a", "team-b", "other");
        assertThat(describe("ns", "team"))
                .isEqualTo(
                        new Said(
                                namespaceText("team-a") + "\n" + namespaceText("team-b") + "\n",
                                List.of(),
                                0));
        assertThatThrownBy(() -> describe("ns", "nobody"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(FailureReport.of(e.failure()).lines())
                                        .containsExactly(
                                                "Error from server (NotFound): namespaces"
                                                        + " \"nobody\" not found"));
    }

    @Test
    void whatIsMissingIsSaidAfterWhatIsThere() throws IOException {
        namespaces("one", "two");
        assertThat(describe("ns", "one", "gone", "two", "lost"))
                .isEqualTo(
                        new Said(
                                namespaceText("one") + "\n\n" + namespaceText("two"),
                                List.of(
                                        "Error from server (NotFound): namespaces \"gone\" not"
                                                + " found",
                                        "Error from server (NotFound): namespaces \"lost\" not"
                                                + " found"),
                                1));
    }

    private void pods(String... names) {
        for (String name : names) {
            cluster.answer(
                    PODS + "/" + name,
                    """
                    {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"default",
                    "uid":"u"},"spec":{"containers":[]},"status":{"qosClass":"BestEffort"}}\
                    """
                            .formatted(name));
            cluster.answer(
                    "/api/v1/namespaces/default/events?fieldSelector=involvedObject.name%3D"
                            + name
                            + "%2CinvolvedObject.namespace%3Ddefault%2CinvolvedObject.uid%3Du"
                            + "&limit=500",
                    """
                    {"items":[{"type":"Normal","reason":"Made","message":" made it\\n","count":3,
                    "firstTimestamp":"2026-05-01T11:00:00Z","lastTimestamp":"2026-05-01T11:59:00Z",
                    "source":{"component":"me"},
                    "involvedObject":{"fieldPath":"spec.containers{c}"}}]}
                    """);
        }
    }

    private static final String EVENTS =
            """
            Events:
              Type    Reason  Age                From  Message
              ----    ------  ----               ----  -------
              Normal  Made    60s (x3 over 60m)  me    spec.containers{c}: made it
            """;

    @Test
    void eventsAreShownForOneObjectOnly() throws IOException {
        pods("a", "b");
        assertThat(describe("pod", "a").text()).endsWith(EVENTS);
        assertThat(describe("pod", "a", "--show-events=false").text()).doesNotContain("Events");
        cluster.requests.clear();
        assertThat(describe("pods", "a", "b").text()).doesNotContain("Events");
        assertThat(cluster.requests)
                .containsExactlyInAnyOrder("GET " + PODS + "/a", "GET " + PODS + "/b");
        assertThat(describe("pods", "a", "b", "--show-events").text())
                .contains(EVENTS + "\n\nName:")
                .endsWith(EVENTS);
    }

    @Test
    void eventsThatMayNotBeReadAreNone() throws IOException {
        cluster.answer(
                PODS + "/a",
                """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","namespace":"default"}}\
                """);
        assertThat(describe("pod", "a").text()).endsWith("Events:          <none>\n");
    }

    @Test
    void filesNameObjects(@TempDir Path directory) throws IOException {
        namespaces("one");
        Path file = directory.resolve("two.yaml");
        Files.writeString(
                file,
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: one
                ---
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: gone
                """);
        assertThat(describe("-f", file.toString()))
                .isEqualTo(
                        new Said(
                                namespaceText("one"),
                                List.of(
                                        "Error from server (NotFound): namespaces \"gone\" not"
                                                + " found"),
                                1));
        assertThatThrownBy(() -> describe("pods", "-f", file.toString()))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(FailureReport.of(e.failure()).lines())
                                        .containsExactly(
                                                "error: when paths, URLs, or stdin is provided as"
                                                        + " input, you may not specify resource"
                                                        + " arguments as well"));
    }

    @Test
    void aListThatIsRefusedIsNamed() throws IOException {
        assertThat(describe("pods", "-l", "a=b").errors())
                .containsExactly(
                        "Error from server (NotFound): Unable to find \"/v1, Resource=pods\" that"
                                + " match label selector \"a=b\", field selector \"\": default"
                                + " \"pods\" not found");
    }

    @Test
    void whatATerminalWouldObeyIsWrittenOut() throws IOException {
        namespaces("one");
        cluster.answer(
                NAMESPACE + "one",
                """
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"one","annotations":
                {"a":"x\\u001b[2Jy\\rz"}}}\
                """);
        assertThat(describe("ns", "one").text()).contains("Annotations:  a: x^[[2Jy\\rz\n");
    }

    @Test
    void nothingNamedIsRefused() {
        assertThatThrownBy(this::describe)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(FailureReport.of(e.failure()).lines())
                                        .containsExactly(
                                                "error: You must specify the type of resource to"
                                                        + " describe. Use \"kubectl"
                                                        + " api-resources\" for a complete list of"
                                                        + " supported resources."));
    }

    @Test
    void severalTypesTakeNoNameThatIsMissing() {
        pods("web");
        assertThatThrownBy(() -> describe("pods,services", "web"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(FailureReport.of(e.failure()).lines())
                                        .containsExactly(
                                                "error: you may only specify a single resource"
                                                        + " type"));
    }
}
