package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Programs with all that jq 1.8.2 said to them, recorded as {@code jq/*.jsonl}: standard output and
 * error and the exit code. Advice behind jq's own messages is ours.
 */
class JqRecordedTest {
    private final JqAnswers answers = new JqAnswers();

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "paths", "strings", "dates", "syntax", "kubernetes"})
    void answersAsJq(String file) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode each : recorded(file)) {
            JqAnswers.Answer expected =
                    new JqAnswers.Answer(
                            each.path("out").asText(),
                            each.path("err").asText(),
                            each.path("exit").asInt());
            JqAnswers.Answer actual =
                    answers.of(
                            each.get("program").asText(),
                            each.has("file")
                                    ? text("kubernetes/" + each.get("file").asText() + ".json")
                                            .strip()
                                    : each.get("input").asText(),
                            JqAnswers.flags(each));
            if (!actual.agrees(expected)) {
                wrong.add(each.get("program") + " <- " + each.path("input").asText());
                wrong.add("    jq:  " + expected);
                wrong.add("    cox: " + actual);
            }
        }
        assertThat(wrong).isEmpty();
    }

    static List<JsonNode> recorded(String file) {
        return text(file + ".jsonl").lines().map(Json::parse).toList();
    }

    private static String text(String file) {
        try (InputStream in = JqRecordedTest.class.getResourceAsStream("/jq/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
