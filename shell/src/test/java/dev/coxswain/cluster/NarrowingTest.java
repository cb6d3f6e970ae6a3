package dev.coxswain.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coxswain.document.Parts;
import dev.coxswain.document.Wanted;
import dev.coxswain.jq.JqEngine;
import dev.coxswain.jq.JqOptions;
import dev.coxswain.model.ResourceType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** What of a program's needs the server is asked to see to. */
class NarrowingTest {
    private static final ResourceType PODS = type("", "pods", true);

    private static ResourceType type(String group, String plural, boolean namespaced) {
        return new ResourceType(
                group,
                "v1",
                "Kind",
                plural,
                "kind",
                namespaced,
                List.of(),
                List.of(),
                Set.of("list"),
                Set.of());
    }

    private static Request narrowed(ResourceType type, String program, Request list) {
        Wanted wanted = new JqEngine().compile(program, JqOptions.none()).wanted();
        return new Narrowing(type, wanted).of(list);
    }

    private static String query(ResourceType type, String program) {
        String target = narrowed(type, program, Request.get("/list")).target();
        return URLDecoder.decode(target, StandardCharsets.UTF_8).substring("/list".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`.items[] | select(.status.phase == \"Failed\")` | ?fieldSelector=status.phase=Failed",
                "`.items[] | select(.status.phase != \"Running\" and .spec.nodeName == \"n-1\")`"
                        + " | ?fieldSelector=status.phase!=Running,spec.nodeName=n-1",
                "`.items[] | select(.metadata.labels.app == \"web\")` | ?labelSelector=app=web",
                "`.items[] | select(.metadata.labels[\"a.io/b\"] != \"x\") | select(.metadata.name == \"y\")`"
                        + " | ?labelSelector=a.io/b!=x&fieldSelector=metadata.name=y",
                "`.items[] | select(.metadata.namespace == \"a\")` | ?fieldSelector=metadata.namespace=a",
                // No selector can say these.
                "`.items[] | select(.status.phase == \"\")` | ``",
                "`.items[] | select(.metadata.labels.app == \"a b\")` | ``",
                "`.items[] | select(.metadata.labels[\"a b\"] == \"x\")` | ``",
                "`.items[] | select(.metadata.name == \"a,b\")` | ``",
                // An item whose spec is no object fails before its phase is looked at.
                "`.items[] | select(.spec.a == \"x\" and .status.phase == \"Failed\")` | ``",
            })
    void itemsThatCannotMatchStayAtTheServer(String program, String query) {
        assertThat(query(PODS, program)).isEqualTo(query);
    }

    @Test
    void onlyPodsAreSelectedByTheFieldsOfPods() {
        String phase = ".items[] | select(.status.phase == \"Failed\")";
        assertThat(query(type("apps", "pods", true), phase)).isEmpty();
        assertThat(
                        query(
                                type("", "nodes", false),
                                ".items[] | select(.metadata.namespace == \"a\")"))
                .isEmpty();
        assertThat(query(type("", "nodes", false), ".items[] | select(.metadata.name == \"a\")"))
                .isEqualTo("?fieldSelector=metadata.name=a");
    }

    @Test
    void selectorsThatWereThereStay() {
        Request list = Request.get("/list").with("labelSelector", "a in (b,c)").with("x", "y");
        Request narrowed = narrowed(PODS, ".items[] | select(.metadata.labels.d == \"e\")", list);
        assertThat(narrowed.query())
                .containsExactly(
                        new Request.Parameter("x", "y"),
                        new Request.Parameter("labelSelector", "a in (b,c),d=e"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`.items[].metadata.name` | true",
                "`.items | length` | true",
                "`.items[] | {kind, n: .metadata.name, o: .metadata.ownerReferences[]?.kind}` | true",
                "`.items[] | .metadata | {name, labels, annotations, finalizers}` | true",
                "`.items[] | .metadata` | false",
                "`.items[] | .metadata | keys` | false",
                "`.items[] | keys` | false",
                "`.items[].metadata.managedFields` | false",
                "`.items[].metadata.ownerReferences` | false",
                "`.items[].metadata.elsewhere` | false",
                "`.items[] | [.metadata.name, .status.phase]` | false",
                "`.items[].status` | false",
            })
    void onlyMetadataIsAskedForWhereNothingElseIsRead(String program, boolean metadata) {
        Request request = narrowed(PODS, program, Request.get("/list"));
        assertThat(request.accept() != null && request.accept().contains("PartialObjectMetadata"))
                .isEqualTo(metadata);
    }

    @Test
    void whoWantsAllGetsTheListAsItWasAskedFor() {
        Request list = Request.get("/list");
        assertThat(new Narrowing(PODS, new Wanted(Parts.ALL, List.of())).of(list)).isEqualTo(list);
    }
}
