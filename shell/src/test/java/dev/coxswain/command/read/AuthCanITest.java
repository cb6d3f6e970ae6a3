package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code auth can-i --list} and what it refuses, as kubectl 1.36.3 printed it. */
class AuthCanITest {
    private final FakeCluster cluster = new FakeCluster();

    private String run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(cluster.run(new AuthCanI(), words), out, Traits.PLAIN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> refusal(String... words) {
        return FailureReport.of(
                        catchThrowableOfType(
                                        FailureException.class,
                                        () -> cluster.run(new AuthCanI(), words))
                                .failure())
                .lines();
    }

    @Test
    void rulesAreTakenApartMergedAndSorted() {
        cluster.answer(
                "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                """
                {"status":{"resourceRules":[
                {"verbs":["list","get"],"apiGroups":[""],"resources":["pods","pods/log"]},
                {"verbs":["*"],"apiGroups":["apps"],"resources":["deployments"],
                "resourceNames":["web","api"]},
                {"verbs":["delete"],"apiGroups":[""],"resources":["pods"]}],
                "nonResourceRules":[{"verbs":["get"],"nonResourceURLs":["/healthz","/api/*"]}]}}
                """);
        assertThat(run("--list"))
                .isEqualTo(
                        """
                        Resources          Non-Resource URLs   Resource Names   Verbs
                        deployments.apps   []                  [api]            [*]
                        deployments.apps   []                  [web]            [*]
                                           [/api/*]            []               [get]
                                           [/healthz]          []               [get]
                        pods               []                  []               [list get delete]
                        pods/log           []                  []               [list get]
                        """);
        assertThat(run("--list", "--no-headers"))
                .startsWith("deployments.apps   []           [api]   [*]\n");
    }

    @Test
    void wordsThatDoNotGoTogetherAreRefused() {
        assertThat(refusal("--list", "get", "pods"))
                .containsExactly("error: list option must be specified with no arguments");
        assertThat(refusal("--list", "-A"))
                .containsExactly(
                        "error: list option can't be specified with neither quiet, all-namespaces"
                                + " nor subresource options");
        assertThat(refusal("get", "pods", "--no-headers"))
                .containsExactly("error: --no-headers cannot be set without --list specified");
        assertThat(refusal("get", "/logs", "--subresource=x"))
                .containsExactly("error: --subresource can not be used with NonResourceURL");
        assertThat(refusal("get"))
                .containsExactly(
                        "error: you must specify two arguments: verb resource or verb"
                                + " resource/resourceName.",
                        "See 'kubectl auth can-i -h' for help and examples.");
    }
}
