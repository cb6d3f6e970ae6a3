package dev.coxswain.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The practice cluster answers as the real API server does: to the one that {@code
 * COX_TEST_CLUSTER=kubeconfig:…} names, else to the answers of a Kubernetes 1.36.3 recorded in
 * {@code NAME.json} beside {@code NAME.http} ({@code -Dpractice.record=NAME} records them anew,
 * {@code -Dpractice.answers=DIRECTORY} writes the practice cluster's down). Where the two are known
 * to differ, the request says why with {@code @differs}.
 */
class DifferentialTest {
    private final String namespace = "cox-t-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir Path directory;

    @TestFactory
    Stream<DynamicTest> requests() throws Exception {
        return theSameAnswers("requests");
    }

    @TestFactory
    Stream<DynamicTest> lifecycle() throws Exception {
        return theSameAnswers("lifecycle");
    }

    @TestFactory
    Stream<DynamicTest> kinds() throws Exception {
        return theSameAnswers("kinds");
    }

    @TestFactory
    Stream<DynamicTest> limits() throws Exception {
        return theSameAnswers("limits");
    }

    @TestFactory
    Stream<DynamicTest> bodies() throws Exception {
        return theSameAnswers("bodies");
    }

    @TestFactory
    Stream<DynamicTest> parts() throws Exception {
        return theSameAnswers("parts");
    }

    @TestFactory
    Stream<DynamicTest> groups() throws Exception {
        return theSameAnswers("groups");
    }

    private Stream<DynamicTest> theSameAnswers(String name) throws Exception {
        Script script = Script.read(name);
        JsonNode real = real(name, script);
        Map<String, ObjectNode> ours;
        try (var cluster = PracticeCluster.open(directory, _ -> {}).orElseThrow();
                var caller = Caller.practice(cluster.endpoint(), namespace)) {
            ours = caller.run(script);
        }
        Mask mask = new Mask(namespace);
        String dump = System.getProperty("practice.answers", "");
        if (!dump.isEmpty()) {
            ObjectNode all = Json.object();
            script.steps().forEach(s -> all.set(s.title(), mask.of(s, ours.get(s.title()))));
            Files.writeString(Path.of(dump, name + ".json"), lines(all));
        }
        return script.steps().stream()
                .map(
                        step ->
                                DynamicTest.dynamicTest(
                                        step.title(),
                                        () ->
                                                compare(
                                                        step,
                                                        real.path(step.title()),
                                                        mask.of(step, ours.get(step.title())))));
    }

    private static void compare(Script.Step step, JsonNode real, JsonNode ours) {
        assertThat(real.isMissingNode()).as("an answer to " + step.title()).isFalse();
        if (step.has("differs")) {
            assertThat(ours).as("differs no more").isNotEqualTo(real);
        } else if (step.has("unordered")) {
            assertThat(pretty(Mask.sorted(ours))).isEqualTo(pretty(Mask.sorted(real)));
        } else {
            assertThat(pretty(ours)).isEqualTo(pretty(real));
        }
    }

    private static String pretty(JsonNode tree) {
        return tree.toPrettyString();
    }

    private JsonNode real(String name, Script script) throws Exception {
        String cluster = System.getenv().getOrDefault("COX_TEST_CLUSTER", "");
        if (!cluster.startsWith("kubeconfig:")) {
            return recorded(name);
        }
        Path file = Path.of(cluster.substring("kubeconfig:".length()));
        ObjectNode answers = Json.object();
        try (Caller caller = Caller.kubeconfig(file, namespace)) {
            Map<String, ObjectNode> all = caller.run(script);
            Mask mask = new Mask(namespace);
            script.steps()
                    .forEach(
                            step ->
                                    answers.set(
                                            step.title(), mask.of(step, all.get(step.title()))));
        }
        if (System.getProperty("practice.record", "").equals(name)) {
            Path resources =
                    Path.of(System.getProperty("project.root"), "shell/src/test/resources");
            Files.writeString(
                    resources.resolve("dev/coxswain/practice/" + name + ".json"),
                    lines(answers),
                    StandardCharsets.UTF_8);
        }
        return answers;
    }

    /** One answer a line, so that a change of one is seen as such. */
    private static String lines(ObjectNode answers) {
        var text = new StringBuilder("{");
        answers.properties()
                .forEach(
                        each ->
                                text.append(text.length() == 1 ? "\n" : ",\n")
                                        .append(Json.NODES.textNode(each.getKey()))
                                        .append(": ")
                                        .append(Json.compact(each.getValue())));
        return text.append("\n}\n").toString();
    }

    private static JsonNode recorded(String name) throws IOException {
        try (var in = DifferentialTest.class.getResourceAsStream(name + ".json")) {
            return Json.parse(in.readAllBytes());
        }
    }
}
