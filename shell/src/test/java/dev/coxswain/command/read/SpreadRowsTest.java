package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code get -A} on a large cluster: few bytes asked for, every row shown, in the server's order.
 */
class SpreadRowsTest {
    private static final String FRESH = "?resourceVersion=7&resourceVersionMatch=NotOlderThan";
    private static final int LATER = 150;

    private final FakeCluster cluster = new FakeCluster();

    private static String row(String namespace, String name) {
        return "{\"cells\":[\"%s\"],\"object\":{\"metadata\":{\"name\":\"%s\",\"namespace\":\"%s\"}}}"
                .formatted(name, name, namespace);
    }

    private static String table(String metadata, Stream<String> rows) {
        return "{\"kind\":\"Table\",\"metadata\":{\"resourceVersion\":\"7\"%s},".formatted(metadata)
                + "\"columnDefinitions\":[{\"name\":\"Name\",\"type\":\"string\",\"format\":\"name\"}],"
                + "\"rows\":[%s]}".formatted(rows.collect(Collectors.joining(",")));
    }

    private static String pod(int number) {
        return "pod-%04d".formatted(number);
    }

    private static Stream<String> pods(String namespace, int from, int to) {
        return IntStream.range(from, to).mapToObj(each -> row(namespace, pod(each)));
    }

    private void firstPage(long remaining) {
        cluster.answer(
                "/api/v1/pods?limit=500",
                table(
                        ",\"continue\":\"next\",\"remainingItemCount\":" + remaining,
                        Stream.concat(pods("a-b", 0, 1), pods("a", 0, 2))));
        cluster.answer(
                "/api/v1/namespaces",
                table("", Stream.of("a", "a-b", "z").map(each -> row("", each))));
        cluster.answer("/api/v1/namespaces/a/pods" + FRESH, table("", pods("a", 0, LATER)));
        cluster.answer("/api/v1/namespaces/z/pods" + FRESH, table("", pods("z", 0, LATER)));
        cluster.answer(
                "/api/v1/pods?continue=next",
                table("", Stream.concat(pods("a", 2, LATER), pods("z", 0, LATER))));
    }

    private String get() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(
                cluster.run(new Get((url, work) -> new byte[0]), "pods", "-A"), out, Traits.PLAIN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String all() {
        return "NAMESPACE   NAME\na-b         pod-0000\n"
                + IntStream.range(0, LATER)
                        .mapToObj(each -> "a           " + pod(each) + "\n")
                        .collect(Collectors.joining())
                + IntStream.range(0, LATER)
                        .mapToObj(each -> "z           " + pod(each) + "\n")
                        .collect(Collectors.joining());
    }

    @Test
    void theRestComesByNamespacesWithoutMetadata() {
        firstPage(2 * LATER - 3);
        assertThat(get()).isEqualTo(all());
        assertThat(cluster.requests)
                .containsExactlyInAnyOrder(
                        "GET /api/v1/pods?limit=500",
                        "GET /api/v1/namespaces?includeObject=None",
                        "GET /api/v1/namespaces/a/pods" + FRESH + "&includeObject=None",
                        "GET /api/v1/namespaces/z/pods" + FRESH + "&includeObject=None");
    }

    @Test
    void whereTheCountDiffersTheServersOwnPagesAreRead() {
        firstPage(3 * LATER);
        assertThat(get()).isEqualTo(all());
        assertThat(cluster.requests).last().isEqualTo("GET /api/v1/pods?continue=next");
    }

    @Test
    void fewRowsComeByTheServersOwnPages() {
        firstPage(99);
        assertThat(get()).isEqualTo(all());
        assertThat(cluster.requests)
                .containsExactly(
                        "GET /api/v1/pods?limit=500",
                        "GET /api/v1/namespaces?includeObject=None",
                        "GET /api/v1/pods?continue=next");
    }

    @Test
    void whoMayNotListNamespacesGetsTheServersOwnPages() {
        cluster.answer(
                "/api/v1/pods?limit=500",
                table(",\"continue\":\"next\",\"remainingItemCount\":900", pods("a", 0, 1)));
        cluster.answer("/api/v1/pods?continue=next", table("", pods("b", 1, 2)));
        assertThat(get())
                .isEqualTo("NAMESPACE   NAME\na           pod-0000\nb           pod-0001\n");
    }
}
