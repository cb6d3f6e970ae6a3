package dev.coxswain.command.read.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceType;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Objects as a real server had them, with what the server answered about them, and their words. */
class RecordedDescriptionsTest {
    private static final Path RECORDS = records();

    private static Path records() {
        return Path.of(
                System.getProperty("project.root", ".."),
                "shell/src/test/resources/dev/coxswain/command/read/describe");
    }

    @TestFactory
    Stream<DynamicTest> aRecordedObjectIsDescribed() throws IOException {
        try (Stream<Path> files = Files.list(RECORDS)) {
            List<Path> records =
                    files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            assertThat(records).isNotEmpty();
            return records.stream()
                    .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static void check(Path file) throws IOException {
        JsonNode record = Json.parse(Files.readAllBytes(file));
        Times times = new Times(Instant.parse(Json.text(record, "now")), ZoneOffset.UTC);
        Surroundings around =
                new Surroundings(
                        times,
                        request -> answer(record.path("answers"), request),
                        500,
                        record.path("events").asBoolean());
        assertThat(Layouts.describe(type(record), record.path("object"), around))
                .isEqualTo(Files.readString(RECORDS.resolve(name(file) + ".txt")));
    }

    private static JsonNode answer(JsonNode answers, Request request) {
        JsonNode answer = answers.path(request.target());
        assertThat(answer.isObject()).as("an answer for " + request.target()).isTrue();
        JsonNode failure = answer.path("failure");
        if (failure.isObject()) {
            throw new FailureException(
                    new Failure.Api(
                            failure.path("code").asInt(),
                            "NotFound",
                            Json.text(failure, "message"),
                            List.of(),
                            null,
                            Failure.Details.NONE));
        }
        return answer;
    }

    private static ResourceType type(JsonNode record) {
        String apiVersion = Json.text(record, "object", "apiVersion");
        String kind = Json.text(record, "object", "kind");
        int slash = apiVersion.indexOf('/');
        return new ResourceType(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                kind,
                Json.text(record, "plural"),
                kind.toLowerCase(Locale.ROOT),
                record.path("object").path("metadata").has("namespace"),
                List.of(),
                List.of(),
                Set.of(),
                Set.of());
    }
}
