package dev.coxswain.command.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Answers that are no tables. */
class ServerTableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|error: unexpected end of JSON input",
                "{\"kind\":\"Table\",\"columnDefinitions\":[|error: unexpected end of JSON input",
                "{\"kind\":\"Table\",\"rows\":[{},|error: unexpected end of JSON input",
                "[1,2]|error: the server's answer is not a JSON object",
                "<html>login</html>|error: the server's answer is not JSON: invalid character '<'",
                "hello|error: the server's answer is not JSON: invalid character 'h'",
                "{\"a\":1}|error: Object 'Kind' is missing in '{\"a\":1}'",
            })
    void whatIsNoTableIsNamed(String body, String words) {
        FailureException failed = catchThrowableOfType(FailureException.class, () -> readAll(body));
        assertThat(FailureReport.of(failed).lines()).containsExactly(words);
    }

    @Test
    void theOrderOfItsPartsDoesNotMatter() {
        String body =
                "{\"rows\":[{\"cells\":[\"a\"]},{\"cells\":[\"b\"]}],\"metadata\":{\"resourceVersion\":"
                        + "\"7\"},\"columnDefinitions\":[{\"name\":\"Name\"}],\"kind\":\"Table\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (ServerTable table = ServerTable.open(new ByteArrayInputStream(bytes))) {
            assertThat(table.columns().getFirst().heading()).isEqualTo("NAME");
            assertThat(table.resourceVersion()).isEqualTo("7");
            assertThat(String.valueOf(table.row())).contains("[a]");
            assertThat(String.valueOf(table.row())).contains("[b]");
            assertThat(table.row()).isNull();
        }
    }

    private static void readAll(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (ServerTable table = ServerTable.open(new ByteArrayInputStream(bytes))) {
            while (table.row() != null) {
                assertThat(table.other()).isNull();
            }
        }
    }
}
