package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Calls of jq's command line with the bytes and codes that jq 1.8.2 gives, recorded as {@code
 * jq/command-line.jsonl}: each character of its texts stands for one byte, {@code {directory}} for
 * the directory that it runs in.
 */
class JqCommandLineGoldenTest {
    @TempDir Path directory;

    @Test
    void answersAsJq() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<JsonNode> cases = cases();
        assertThat(cases).hasSizeGreaterThan(500);
        for (int i = 0; i < cases.size(); i++) {
            JsonNode each = cases.get(i);
            Path own = Files.createDirectory(directory.resolve("case" + i)).toRealPath();
            String expected =
                    answer(each.get("code").asInt(), text(each, "output"), each)
                            .replace("{directory}", own.toString());
            String actual = run(each, own);
            if (!actual.equals(expected)) {
                wrong.add(each + "\n expected " + expected + "\n but was  " + actual);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<JsonNode> cases() throws IOException {
        try (InputStream in =
                JqCommandLineGoldenTest.class.getResourceAsStream("/jq/command-line.jsonl")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(Json::parse).toList();
        }
    }

    private static String text(JsonNode each, String field) {
        return each.path(field).asText("");
    }

    private static String answer(int code, String output, JsonNode each) {
        return code + " " + output + " " + text(each, "errors");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String run(JsonNode each, Path directory) throws IOException {
        for (Map.Entry<String, JsonNode> file : each.path("files").properties()) {
            Path path = directory.resolve(file.getKey());
            if (file.getValue().isNull()) {
                Files.createDirectory(path);
            } else {
                Files.write(path, bytes(file.getValue().asText()));
            }
        }
        List<String> words = new ArrayList<>();
        each.get("args").forEach(word -> words.add(word.asText()));
        Map<String, String> environment = new HashMap<>();
        each.path("environment")
                .properties()
                .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code =
                JqCommandLine.run(
                        words,
                        JqStreams.of(
                                new ByteArrayInputStream(bytes(text(each, "input"))),
                                output,
                                errors),
                        directory,
                        environment,
                        new Cancellation());
        return code
                + " "
                + output.toString(StandardCharsets.ISO_8859_1)
                + " "
                + errors.toString(StandardCharsets.ISO_8859_1);
    }
}
