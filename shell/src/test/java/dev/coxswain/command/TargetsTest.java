package dev.coxswain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coxswain.command.read.FakeCluster;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** What words and flags point at. */
class TargetsTest {
    private static final Command ANY =
            new Command() {
                @Override
                public Signature signature() {
                    return Signature.of("any", "Anything")
                            .flags(TargetFlags.READ)
                            .flag(TargetFlags.ALL);
                }

                @Override
                public Result run(Invocation invocation) {
                    return Empty.DONE;
                }
            };

    private final FakeCluster cluster = new FakeCluster();

    private Targets read(Targets.Rule rule, String... words) {
        Invocation invocation = cluster.invocation(ANY, null, List.of(words));
        return Targets.of(invocation, invocation.arguments().positional(), rule);
    }

    private List<String> paths(String... words) {
        return read(Targets.Rule.TYPE_MEANS_ALL, words).all().stream()
                .map(
                        target ->
                                switch (target) {
                                    case Target.Named(var ref) -> ref.path();
                                    case Target.Given(var ref, _) -> ref.path();
                                    case Target.Listed(var type, var namespace, var selector) ->
                                            namespace
                                                    + ":"
                                                    + type.plural()
                                                    + (selector.selectsAll() ? "" : "?");
                                })
                .toList();
    }

    @Test
    void namesAndTypes() {
        assertThat(paths("pods")).containsExactly("default:pods");
        assertThat(paths("po", "-A")).containsExactly("null:pods");
        assertThat(paths("no")).containsExactly("null:nodes");
        assertThat(paths("pods,svc", "-n", "x")).containsExactly("x:pods", "x:services");
        assertThat(paths("all"))
                .containsExactly("default:pods", "default:services", "default:deployments");
        assertThat(paths("pod", "a", "b"))
                .containsExactly(
                        "/api/v1/namespaces/default/pods/a", "/api/v1/namespaces/default/pods/b");
        assertThat(paths("deploy/a", "no/b"))
                .containsExactly(
                        "/apis/apps/v1/namespaces/default/deployments/a", "/api/v1/nodes/b");
        assertThat(paths("pods", "-l", "a=b")).containsExactly("default:pods?");
        assertThat(read(Targets.Rule.TYPE_MEANS_ALL, "pods,svc").several()).isTrue();
        assertThat(read(Targets.Rule.TYPE_MEANS_ALL, "pod/a").single()).isTrue();
    }

    @Test
    void selectorsReachTheList() {
        Targets targets =
                read(
                        Targets.Rule.TYPE_NEEDS_SELECTION,
                        "pods",
                        "-l",
                        "a=b",
                        "--field-selector=c=d");
        assertThat(targets.all())
                .containsExactly(
                        new Target.Listed(FakeCluster.PODS, "default", new Selector("a=b", "c=d")));
    }

    @Test
    void objectsPipedInAreTargets() {
        Item item =
                Item.of(
                        Json.parse(
                                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"namespace\":\"x\"}}"));
        Items input = Items.of(List.of(item), Items.Shape.LIST);
        Targets targets =
                Targets.of(
                        cluster.invocation(ANY, input, List.of()),
                        List.of(),
                        Targets.Rule.TYPE_NEEDS_SELECTION);
        assertThat(targets.all().getFirst())
                .isInstanceOfSatisfying(
                        Target.Given.class,
                        given ->
                                assertThat(given.ref().path())
                                        .isEqualTo("/api/v1/namespaces/x/pods/a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pods/a pod b | error: there is no need to specify a resource type as a separate"
                        + " argument when passing arguments in resource/name form (e.g. 'kubectl get"
                        + " resource/<resource_name>' instead of 'kubectl get resource"
                        + " resource/<resource_name>'",
                "pod/ | error: arguments in resource/name form must have a single resource and"
                        + " name",
                "pods,svc/x | error: arguments in resource/name form must have a single resource"
                        + " and name",
                "pods/a/b | error: arguments in resource/name form may not have more than one"
                        + " slash",
                "all x | error: you must specify only one resource",
                "pods | error: resource(s) were provided, but no name was specified",
                "nosuch | error: the server doesn't have a resource type \"nosuch\"",
                "pods web -l a=b | error: name cannot be provided when a selector is specified",
                "pods web --all | error: name cannot be provided when a selector is specified",
                "pods web -A | error: a resource cannot be retrieved by name across all namespaces",
                "pods --all -l x=y | `error: setting 'all' parameter but found a non empty"
                        + " selector. `"
            })
    void refusalsInTheWordsOfKubectl(String line, String words) {
        FailureException e =
                catchThrowableOfType(
                        FailureException.class,
                        () -> read(Targets.Rule.TYPE_NEEDS_SELECTION, line.split(" ")));
        assertThat(FailureReport.of(e).lines().getFirst()).isEqualTo(words);
    }
}
