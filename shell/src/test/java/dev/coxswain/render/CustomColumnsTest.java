package dev.coxswain.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Columns that a person chose. */
class CustomColumnsTest {
    @TempDir Path directory;

    private static String print(OutputFormat format, String argument) {
        Item pod = Item.of(Json.parse("{\"kind\":\"Pod\",\"metadata\":{\"name\":\"web\"}}"));
        Output output = new Output(format, argument, false, false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer.print(
                Items.of(List.of(pod), Items.Shape.ONE, output, Outcome.DONE), out, Traits.PLAIN);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String file(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("columns"), text);
        return print(OutputFormat.CUSTOM_COLUMNS_FILE, file.toString());
    }

    @Test
    void aCommaWithinAPathPartsColumns() {
        assertThatThrownBy(() -> print(OutputFormat.CUSTOM_COLUMNS, "A:.a[0,1].b"))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining(
                        "unexpected custom-columns spec: 1].b, expected <header>:<json-path-expr>");
    }

    @Test
    void aFileHasTwoLines() throws IOException {
        assertThat(file("  NAME \t KIND\n metadata.name   {.kind}\nmore of it\n"))
                .isEqualTo("NAME   KIND\nweb    Pod\n");
        String expected =
                "line. Expected format is one line of space separated headers, one line of space"
                        + " separated column specs.";
        assertThatThrownBy(() -> file(""))
                .hasMessageContaining("invalid template, missing header " + expected);
        assertThatThrownBy(() -> file("NAME\n"))
                .hasMessageContaining("invalid template, missing spec " + expected);
        assertThatThrownBy(() -> file("\nmetadata.name\n"))
                .hasMessageContaining(
                        "number of headers (0) and field specifications (1) don't match");
        assertThatThrownBy(() -> file("NAME\n\n"))
                .hasMessageContaining(
                        "number of headers (1) and field specifications (0) don't match");
    }
}
