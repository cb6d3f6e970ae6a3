package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code get} says of what it cannot do, and of what is not there. */
class GetRefusalsTest {
    private static final String PODS = "/api/v1/namespaces/default/pods";

    private final FakeCluster cluster =
            new FakeCluster()
                    .answer(PODS + "/web", "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"}}")
                    .answer("/version?a=b", "{}")
                    .answer("/a%20b/%7Bc%7D", "{}");

    private String get(String... words) {
        return Typed.at(cluster, new Get((url, work) -> new byte[0]), words);
    }

    @Test
    void whereTheNamespaceIsMissingThatIsSaid() {
        String missing = "! Error from server (NotFound): namespaces \"gone\" not found\n[1]\n";
        assertThat(get("pod", "none", "-n", "gone")).isEqualTo(missing);
        assertThat(get("pod/none", "-n", "gone", "-o", "yaml")).isEqualTo(missing);
        cluster.answer(
                "/api/v1/namespaces/gone/pods?fieldSelector=metadata.name%3Dnone",
                "{\"kind\":\"Table\",\"rows\":[]}");
        assertThat(get("pod", "none", "-n", "gone", "-w")).isEqualTo(missing);
        assertThat(get("pod", "none", "-n", "gone", "--ignore-not-found")).isEmpty();
        cluster.answer("/api/v1/namespaces/there", "{}");
        assertThat(get("pod", "none", "-n", "there"))
                .isEqualTo("! Error from server (NotFound): pods \"none\" not found\n[1]\n");
    }

    @Test
    void theDefaultNamespaceIsAlwaysThere() {
        assertThat(get("pod", "none"))
                .isEqualTo("! Error from server (NotFound): pods \"none\" not found\n[1]\n");
        assertThat(cluster.requests).hasSize(1);
    }

    @Test
    void headersStandAloneOnlyWhereNothingWentWrong() {
        assertThat(get("pod", "none", "-o", "custom-columns=K:.kind"))
                .isEqualTo("! Error from server (NotFound): pods \"none\" not found\n[1]\n");
        assertThat(get("pod", "web", "none", "-o", "custom-columns=K:.kind"))
                .isEqualTo(
                        "K\nPod\n! Error from server (NotFound): pods \"none\" not found\n[1]\n");
        cluster.answer(PODS, "{\"kind\":\"PodList\",\"items\":[]}");
        assertThat(get("pods", "-o", "custom-columns=K:.kind")).isEqualTo("K\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://x/version?a=b | {}",
                "/version?a=b#c | {}",
                "/a b/{c} | {}",
            })
    void rawTakesThePathOfAnAddress(String address, String answer) {
        assertThat(get("--raw", address)).isEqualTo(answer);
    }

    @Test
    void rawRefusesWhatIsNoPath() {
        assertThat(get("--raw", "/%zz"))
                .startsWith(
                        "! error: --raw must be a valid URL path: parse \"/%zz\": invalid URL"
                                + " escape \"%zz\"\n");
    }

    @Test
    void namesThatFitNoPathAreNotSent() {
        assertThat(get("pod", ".."))
                .isEqualTo("! error: invalid resource name \"..\": [may not be '..']\n[1]\n");
        assertThat(get("pod", "a%b"))
                .isEqualTo("! error: invalid resource name \"a%b\": [may not contain '%']\n[1]\n");
        assertThat(get("pods", "-n", "a/%"))
                .isEqualTo(
                        "! error: invalid namespace \"a/%\": [may not contain '/' may not contain"
                                + " '%']\n[1]\n");
        assertThat(cluster.requests).isEmpty();
    }

    @Test
    void onlyFormatsWithATemplateTakeOne() {
        assertThat(get("pod", "web", "-o", "json=x"))
                .startsWith(
                        "! error: unable to match a printer suitable for the output format"
                                + " \"json=x\", allowed formats are: custom-columns,");
        assertThat(get("pod", "web", "-o", "jsonpath={.kind}")).isEqualTo("Pod");
    }

    @Test
    void oneThingIsWatchedAtATime() {
        assertThat(get("pod", "web", "other", "-w"))
                .isEqualTo(
                        "! error: you may only watch a single resource or type of resource at a"
                                + " time\n[1]\n");
        assertThat(get("pods,svc", "-w"))
                .isEqualTo("! error: you may only specify a single resource type\n[1]\n");
    }
}
