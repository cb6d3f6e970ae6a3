package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.jq.value.JsonReader;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs with the outputs and errors that jq 1.8.2 gives, recorded as {@code jq/*.jsonl}. */
class JqGoldenTest {
    private final JqEngine engine = new JqEngine();

    @TestFactory
    Stream<DynamicTest> answersAsJq() throws IOException {
        return Stream.of("manual")
                .flatMap(file -> cases(file).stream())
                .map(each -> DynamicTest.dynamicTest(name(each), () -> check(each)));
    }

    private static String name(JsonNode each) {
        return each.get("program").asText() + " <- " + each.get("input").asText();
    }

    private static List<JsonNode> cases(String file) {
        try (InputStream in = JqGoldenTest.class.getResourceAsStream("/jq/" + file + ".jsonl")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Json::parse).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(JsonNode each) {
        Json.object();
        List<String> expected = new ArrayList<>();
        each.get("outputs").forEach(output -> expected.add(output.asText()));
        String ending =
                each.has("broken")
                        ? "broken"
                        : each.has("error") ? "error: " + each.get("error").asText() : "";
        List<String> actual = new ArrayList<>();
        String actualEnding = run(each, actual);
        assertThat(actual).isEqualTo(expected);
        assertThat(actualEnding).isEqualTo(ending);
    }

    private String run(JsonNode each, List<String> outputs) {
        Query query;
        try {
            query = engine.compile(each.get("program").asText(), JqOptions.none());
        } catch (FailureException e) {
            return "broken";
        }
        try {
            JsonNode input = JsonReader.parse(each.get("input").asText());
            query.run(
                    input,
                    value -> outputs.add(JqPrinter.compact(value)),
                    JqContext.empty()
                            .withEnvironment(Map.of("HOME", "/home/web_user", "PATH", "/")),
                    new Cancellation());
            return "";
        } catch (JqException e) {
            return "error: "
                    + (e.value().isTextual() ? e.value().asText() : JqPrinter.compact(e.value()));
        } catch (JqHaltException e) {
            return "";
        }
    }
}
