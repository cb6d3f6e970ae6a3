package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code get} prints. */
class GetTest {
    private static final String COLUMNS =
            """
            "columnDefinitions":[{"name":"Name","type":"string","format":"name","priority":0},
            {"name":"Ready","type":"string","format":"","priority":0},
            {"name":"IP","type":"string","format":"","priority":1}]\
            """;

    private static String table(String... rows) {
        return "{\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":{\"resourceVersion\":\"7\"},"
                + COLUMNS
                + ",\"rows\":["
                + String.join(",", rows)
                + "]}";
    }

    private static String row(String name, String ready) {
        return """
        {"cells":["%s","%s",null],"object":{"metadata":{"name":"%s","namespace":"default","labels":{"b":"2","a/x":"1"}}}}\
        """
                .formatted(name, ready, name);
    }

    private static final String PODS = "/api/v1/namespaces/default/pods";

    private final FakeCluster cluster =
            new FakeCluster()
                    .answer(PODS, table(row("web", "1/1"), row("db-0", "0/1")))
                    .answer(PODS + "/web", table(row("web", "1/1")))
                    .answer("/api/v1/namespaces/default/services", table(row("web", "x")))
                    .answer("/apis/apps/v1/namespaces/default/deployments", table())
                    .answer("/api/v1/pods", table(row("web", "1/1")))
                    .answer("/api/v1/nodes", table());
    private Result result = dev.coxswain.result.Empty.DONE;

    private String get(String... words) {
        result = cluster.run(new Get((url, work) -> new byte[0]), words);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(result, out, Traits.PLAIN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> errors() {
        return result.outcome().failures().stream()
                .flatMap(each -> FailureReport.of(each).lines().stream())
                .toList();
    }

    @Test
    void tables() {
        assertThat(get("pods")).isEqualTo("NAME   READY\nweb    1/1\ndb-0   0/1\n");
        assertThat(get("pods", "-o", "wide"))
                .isEqualTo("NAME   READY   IP\nweb    1/1     \ndb-0   0/1     \n");
        assertThat(get("pods", "-A"))
                .isEqualTo("NAMESPACE   NAME   READY\ndefault     web    1/1\n");
        assertThat(get("pods", "--no-headers")).isEqualTo("web    1/1\ndb-0   0/1\n");
        assertThat(get("pod", "web", "-L", "a/x", "--show-labels"))
                .isEqualTo("NAME   READY   X     LABELS\nweb    1/1     1     a/x=1,b=2\n");
    }

    @Test
    void severalTypesSayTheirs() {
        assertThat(get("all"))
                .isEqualTo(
                        """
                        NAME       READY
                        pod/web    1/1
                        pod/db-0   0/1

                        NAME          READY
                        service/web   x
                        """);
    }

    @Test
    void whatIsThereIsPrintedBeforeWhatIsMissing() {
        assertThat(get("pods", "web", "missing")).isEqualTo("NAME   READY\nweb    1/1\n");
        assertThat(errors())
                .containsExactly("Error from server (NotFound): pods \"missing\" not found");
        assertThat(result.outcome().exitCode()).isEqualTo(1);
        assertThat(get("pods", "missing", "--ignore-not-found")).isEmpty();
        assertThat(result.outcome().isDone()).isTrue();
    }

    @Test
    void nothingFoundIsSaid() {
        assertThat(get("deploy")).isEmpty();
        assertThat(get("nodes")).isEmpty();
        assertThat(cluster.notices)
                .containsExactly("No resources found in default namespace.", "No resources found");
        assertThat(result.outcome().exitCode()).isZero();
    }

    @Test
    void selectorsAndSortingReachTheServer() {
        get("pods", "-l", "a=b,c", "--field-selector", "status.phase=Running");
        get("pods", "--sort-by", ".metadata.name");
        assertThat(cluster.requests)
                .containsExactly(
                        "GET "
                                + PODS
                                + "?labelSelector=a%3Db%2Cc&fieldSelector=status.phase%3DRunning"
                                + "&includeObject=None",
                        "GET " + PODS + "?includeObject=Object");
    }

    @Test
    void objects() {
        cluster.answer(
                        PODS,
                        "{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"b\"}},{\"metadata\":{\"name\":\"a\"}}]}")
                .answer(
                        PODS + "/web",
                        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"web\"}}");
        assertThat(get("pods", "-o", "name")).isEqualTo("pod/b\npod/a\n");
        assertThat(get("pods", "-o", "name", "--sort-by=.metadata.name"))
                .isEqualTo("pod/a\npod/b\n");
        assertThat(get("pods", "-o", "jsonpath={.kind}:{.items[*].kind}"))
                .isEqualTo("List:Pod Pod");
        assertThat(get("pod/web", "-o", "yaml"))
                .isEqualTo("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n");
        assertThat(get("--raw", PODS + "/web")).startsWith("{\"kind\":\"Pod\"");
    }

    @Test
    void watching() {
        cluster.answer(
                PODS + "?resourceVersion=7&allowWatchBookmarks=true&watch=true",
                "{\"type\":\"MODIFIED\",\"object\":" + table(row("longer-name", "1/1")) + "}");
        Result live =
                cluster.run(
                        new Get((url, work) -> new byte[0]), "pods", "-w", "--output-watch-events");
        var rows = ((dev.coxswain.result.Items) live).rows();
        assertThat(java.util.Objects.requireNonNull(rows.next()).rows()).hasSize(2);
        assertThat(java.util.Objects.requireNonNull(rows.next()).rows().getFirst().cells())
                .containsExactly("MODIFIED", "longer-name", "1/1", "");
    }

    @Test
    void withoutWordsItSaysWhatIsMissing() {
        FailureException e = catchThrowableOfType(FailureException.class, () -> get());
        assertThat(FailureReport.of(e).lines()).contains("error: Required resource not specified.");
    }

    private String refusal(String... words) {
        return FailureReport.of(
                        catchThrowableOfType(FailureException.class, () -> get(words)).failure())
                .lines()
                .getFirst();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThat(refusal("--raw", "/x", "-o", "json"))
                .isEqualTo("error: --raw and --output are mutually exclusive");
        assertThat(refusal("--raw", "/x", "-w"))
                .isEqualTo(
                        "error: --raw may not be specified with other flags that filter the server"
                                + " request or alter the output");
        assertThat(refusal("--raw", "x"))
                .isEqualTo(
                        "error: --raw must be a valid URL path: parse \"x\": invalid URI for"
                                + " request");
        assertThat(refusal("pods", "--output-watch-events"))
                .isEqualTo(
                        "error: --output-watch-events option can only be used with --watch or"
                                + " --watch-only");
        assertThat(refusal("pods", "--show-labels", "-o", "json"))
                .isEqualTo("error: --show-labels option cannot be used with json printer");
        assertThat(refusal("pods", "--subresource", "status"))
                .isEqualTo("error: subresource cannot be used when bulk resources are specified");
        assertThat(refusal("-f", "x.yaml", "pods"))
                .isEqualTo(
                        "error: when paths, URLs, or stdin is provided as input, you may not"
                                + " specify resource arguments as well");
    }

    @Test
    void namedObjectsSayTheirTypeWhereSeveralTypesWereFound() {
        assertThat(get("pods,deploy", "web")).isEqualTo("NAME   READY\nweb    1/1\n");
        assertThat(errors())
                .containsExactly("Error from server (NotFound): deployments \"web\" not found");
        cluster.answer("/apis/apps/v1/namespaces/default/deployments/web", table(row("web", "x")));
        assertThat(get("pods,deploy", "web"))
                .isEqualTo(
                        """
                        NAME      READY
                        pod/web   1/1

                        NAME                  READY
                        deployment.apps/web   x
                        """);
        assertThat(get("pods,deploy", "web", "--no-headers"))
                .isEqualTo("pod/web   1/1\ndeployment.apps/web   x\n");
    }

    @Test
    void sortingPutsWhatLacksTheFieldFirst() {
        cluster.answer(
                PODS,
                "{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"a\"}},"
                        + "{\"metadata\":{\"name\":\"b\"},\"x\":2},{\"metadata\":{\"name\":\"c\"}},"
                        + "{\"metadata\":{\"name\":\"d\"},\"x\":1}]}");
        assertThat(get("pods", "-o", "name", "--sort-by=.x"))
                .isEqualTo("pod/c\npod/a\npod/d\npod/b\n");
    }
}
