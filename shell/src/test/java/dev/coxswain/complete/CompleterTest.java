package dev.coxswain.complete;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class CompleterTest {
    private final Bench bench = new Bench();

    @Test
    void commandsAndTheirSecondWords() {
        assertThat(bench.at("lo¦")).isEqualTo("log\nlogs\n");
        assertThat(bench.at("kubectl ro¦")).isEqualTo("kubectl rollout\n");
        assertThat(bench.at("rollout ¦")).isEqualTo("rollout status\nrollout undo\n");
    }

    @Test
    void flagsWithTheirDescriptions() {
        assertThat(bench.at("logs --ta¦")).isEqualTo("logs --tail\n");
        Completion completion = bench.completer.complete("logs --names", 12);
        assertThat(completion.candidates())
                .containsExactly(
                        Candidate.of("--namespace", "global flags", "Namespace to act in"));
        assertThat(bench.at("get pods -o ¦"))
                .isEqualTo(
                        """
                        get pods -o custom-columns=†
                        get pods -o go-template=†
                        get pods -o json
                        get pods -o jsonpath=†
                        get pods -o kyaml
                        get pods -o name
                        get pods -o wide
                        get pods -o yaml
                        """);
        assertThat(bench.at("get pods --output=j¦"))
                .isEqualTo("get pods --output=json\nget pods --output=jsonpath=†\n");
    }

    @Test
    void filtersAndTheirFlags() {
        assertThat(bench.at("get pods | grep --li¦")).isEqualTo("get pods | grep --lines\n");
    }

    @Test
    void membersOfWhatVariablesHold() {
        bench.session
                .variables()
                .set("p", new ArrayList<>(List.of(Map.of("name", "a", "nick", List.of("b")))));
        bench.session.variables().set("m", Map.of("kind", Map.of("of-it", 1)));
        assertThat(bench.at("x = p[0].n¦")).isEqualTo("x = p[0].name\nx = p[0].nick\n");
        assertThat(bench.at("p*.ni¦")).isEqualTo("p*.nick\n");
        assertThat(bench.at("p.si¦")).isEqualTo("p.size()†\n");
        assertThat(bench.at("println m.ki¦")).isEqualTo("println m.kind\n");
        assertThat(bench.at("println m.kind.'¦")).isEmpty();
        assertThat(bench.at("m.kind.¦")).contains("m.kind.'of-it'\n").contains("m.kind.size()†\n");
        assertThat(bench.at("x = m¦")).isEqualTo("x = m\n");
        assertThat(bench.at("x = co¦")).isEqualTo("x = cox(†\n");
        assertThat(bench.at("nothing.¦")).isEmpty();
    }

    @Test
    void typesAndNames() {
        assertThat(bench.at("get po¦")).isEqualTo("get pods\n");
        assertThat(bench.at("get pods,dep¦")).isEqualTo("get pods,deployments\n");
        assertThat(bench.at("get po web¦")).isEqualTo("get po web-1\nget po web-2\n");
        assertThat(bench.at("get po web-1 w¦")).isEqualTo("get po web-1 web-2\n");
        assertThat(bench.at("get pod/d¦")).isEqualTo("get pod/db-0\n");
        assertThat(bench.at("logs de¦")).isEqualTo("logs deployment/†\n");
        assertThat(bench.at("logs db-0 --tail 3 -f --context f¦"))
                .isEqualTo("logs db-0 --tail 3 -f --context fake\n");
    }

    @Test
    void namesOfAnotherNamespace() {
        bench.cluster.answer(
                "/api/v1/namespaces/kube/pods?includeObject=None&resourceVersion=0",
                "{\"rows\":[{\"cells\":[\"proxy\"]}]}");
        assertThat(bench.at("get -n kube pods ¦")).isEqualTo("get -n kube pods proxy\n");
        assertThat(bench.at("get --namespace=gone pods ¦")).isEmpty();
    }

    @Test
    void containersAndLabels() {
        bench.cluster
                .answer(
                        "/api/v1/namespaces/default/pods/web-1",
                        "{\"spec\":{\"containers\":[{\"name\":\"nginx\"},{\"name\":\"side\"}]}}")
                .answer(
                        "/api/v1/namespaces/default/pods?limit=500",
                        "{\"items\":[{\"metadata\":{\"labels\":{\"app\":\"web\"}}}]}");
        assertThat(bench.at("logs web-1 -c ¦"))
                .isEqualTo("logs web-1 -c nginx\nlogs web-1 -c side\n");
        assertThat(bench.at("logs -l a¦")).isEqualTo("logs -l app=web\n");
    }

    @Test
    void jqFieldsOfTheLastResultAndOfAType() {
        bench.session
                .results()
                .keep(
                        Items.Shape.LIST,
                        () ->
                                List.of(
                                        Item.of(
                                                Json.parse(
                                                        "{\"metadata\":{\"name\":\"x\","
                                                                + "\"labels\":{\"a.b/c\":\"1\"}}}"))));
        assertThat(bench.at(".items[].meta¦")).isEqualTo(".items[].metadata†\n");
        assertThat(bench.at(".items[] | select(.metadata.na¦"))
                .isEqualTo(".items[] | select(.metadata.name†\n");
        assertThat(bench.at(".items[] | select(.metadata.name == \"x\") | .metadata.labels.¦"))
                .isEqualTo(
                        ".items[] | select(.metadata.name == \"x\") |"
                                + " .metadata.labels.\"a.b/c\"†\n");
        bench.cluster.answer(
                "/api/v1/namespaces/default/pods?limit=1",
                "{\"kind\":\"PodList\",\"items\":[{\"spec\":{\"nodeName\":\"n\"}}]}");
        assertThat(bench.at("get pods | .items | map(.spec.¦"))
                .isEqualTo("get pods | .items | map(.spec.nodeName†\n");
        assertThat(bench.at("get pods | .items[] | sel¦"))
                .isEqualTo("get pods | .items[] | select\n");
    }

    @Test
    void variablesAndAfterAPipe() {
        bench.session.variables().set("node", "n1");
        assertThat(bench.at("get pods $no¦")).isEqualTo("get pods $node\n");
        assertThat(bench.at("get pods | w¦")).isEqualTo("get pods | wc\nget pods | where\n");
    }

    @Test
    void allThatFitAndWhatTheyHaveInCommon() {
        List<String> rows = new ArrayList<>();
        for (int i = 1000; i < 3000; i++) {
            rows.add("{\"cells\":[\"web-" + i + "\"]}");
        }
        bench.cluster.answer(Bench.POD_NAMES, "{\"rows\":[" + String.join(",", rows) + "]}");
        Completion all = bench.completer.complete("get pods ", 9);
        assertThat(all.candidates()).hasSize(2000);
        assertThat(all.common()).isEqualTo("web-");
        assertThat(bench.completer.complete("get pods web-19", 15).common()).isEqualTo("web-19");
        assertThat(bench.completer.complete("get pods x", 10).common()).isEmpty();
        assertThat(bench.completer.words(List.of("get", "pods", "")).candidates()).hasSize(2000);
    }

    @Test
    void staleNamesAreGivenAtOnceAndRefreshedBehind() throws InterruptedException {
        AtomicLong time = new AtomicLong(1);
        NameCache cache = new NameCache(Duration.ofSeconds(20), time::get);
        assertThat(cache.get("k", () -> List.of("old"))).containsExactly("old");
        time.addAndGet(Duration.ofMinutes(5).toNanos());
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch fetched = new CountDownLatch(1);
        assertThat(
                        cache.get(
                                "k",
                                () -> {
                                    try {
                                        answered.await();
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    fetched.countDown();
                                    return List.of("new");
                                }))
                .containsExactly("old");
        answered.countDown();
        fetched.await();
        List<String> names = List.of("old");
        while (names.equals(List.of("old"))) {
            names = cache.get("k", () -> List.of("newer"));
        }
        assertThat(names).containsExactly("new");
    }

    @Test
    void aClusterThatDoesNotAnswerGivesNothingAndIsNotAskedTwiceAtOnce() {
        NameCache cache = new NameCache(Duration.ofMillis(1));
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(
                            cache.get(
                                    "k",
                                    () -> {
                                        questions.incrementAndGet();
                                        try {
                                            never.await();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                        return List.of("late");
                                    }))
                    .isEmpty();
        }
        assertThat(questions.get()).isLessThanOrEqualTo(1);
        never.countDown();
    }
}
