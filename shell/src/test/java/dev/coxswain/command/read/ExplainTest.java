package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coxswain.command.read.explain.Explain;
import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;
import dev.coxswain.render.Printer;
import dev.coxswain.render.Traits;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code explain} on a part of a real server's document: texts that kubectl 1.36.3 printed. */
class ExplainTest {
    private final FakeCluster cluster = new FakeCluster();

    private static String resource(String name) {
        try (InputStream in = ExplainTest.class.getResourceAsStream("explain/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        cluster.answer(
                "/openapi/v3",
                """
                {"paths":{"apis/apps/v1":{"serverRelativeURL":"/openapi/v3/apis/apps/v1?hash=1"},
                "api/v1":{"serverRelativeURL":"/openapi/v3/api/v1"}}}
                """);
        cluster.answer("/openapi/v3/apis/apps/v1?hash=1", resource("apps-v1.json"));
        cluster.answer("/openapi/v3/api/v1", "{\"paths\":{}}");
    }

    private static String printed(Result result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(result, out, Traits.PLAIN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> refusal(String... words) {
        return FailureReport.of(
                        catchThrowableOfType(
                                        FailureException.class,
                                        () -> cluster.run(new Explain(), words))
                                .failure())
                .lines();
    }

    @Test
    void textsAreKubectls() {
        String[] transcript = resource("deployment.txt").split("(?m)^\\$ explain ");
        assertThat(transcript).hasSize(11);
        for (String each : Arrays.asList(transcript).subList(1, transcript.length)) {
            String[] parts = each.split("\n", 2);
            assertThat(printed(cluster.run(new Explain(), parts[0].split(" "))))
                    .as(parts[0])
                    .isEqualTo(parts[1]);
        }
    }

    @Test
    void aFieldThatIsNotThereIsNamedBehindTheHeading() {
        Result result = cluster.run(new Explain(), "deploy.spec.nope");
        assertThat(printed(result))
                .isEqualTo("GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\n");
        Outcome outcome = result.outcome();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(FailureReport.of(outcome.failures().getFirst()).lines())
                .containsExactly("error: field \"nope\" does not exist");
    }

    @Test
    void refusalsAreKubectls() {
        assertThat(refusal())
                .containsExactly(
                        "error: You must specify the type of resource to explain. Use \"kubectl"
                                + " api-resources\" for a complete list of supported resources.");
        assertThat(refusal("a", "b"))
                .containsExactly("error: We accept only this format: explain RESOURCE");
        assertThat(refusal("."))
                .containsExactly("error: a resource must be present, got: /, Resource=");
        assertThat(refusal("nope"))
                .containsExactly("the server doesn't have a resource type \"nope\"");
        assertThat(refusal("pods", "-o", "wide"))
                .containsExactly("error: unrecognized format: wide");
        assertThat(refusal("deploy", "--api-version=v1"))
                .containsExactly(
                        "error: GVR (/v1, Resource=deployments) not found in OpenAPI schema");
        assertThat(refusal("deploy", "--api-version=apps/v9"))
                .containsExactly(
                        "error: couldn't find resource for \"apps/v9, Resource=deployments\"");
        assertThat(refusal("deploy", "--api-version=apps/v9", "-o", "plaintext-openapiv2"))
                .containsExactly("error: couldn't find resource for \"apps/v9, Kind=Deployment\"");
        assertThat(refusal("deploy", "--api-version=a/b/c"))
                .containsExactly("error: unexpected GroupVersion string: a/b/c");
    }
}
