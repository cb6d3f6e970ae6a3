package dev.coxswain.jq.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqPrinter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The same bytes give the same values and errors, whole or in pieces as a network hands them. */
class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,22,333,4444,123456789,1234567890,12345678901234567890,007,-1,-0,1.50,1e3]}",
                "[true,false,null,nan,truer,1]",
                "[true ,false\n,null]\n[tru]",
                "[\"plain\",\"\u00e9\u20ac\",\"a\\n\\\"b\\u00e9\",\"\ud83d\ude00\",\"\"]",
                "{\"k\":\"k\",\"k\":{\"k\":[\"k\"]}}",
                "{ \"a\" : 1 ,\n\n \"b\" : [ ] , \"c\" : { } }\n 5 6 \"x\"",
                "[1 2]",
                "[\"a\" 1]",
                "[1 \"a\"]",
                "[\"a\"\"b\"]",
                "{\"a\" 1}",
                "{1:2}",
                "{\"a\":1,}",
                "{\"a\":\"b\":1}",
                "{\"a\":1]",
                "[1}",
                "{[]:1}",
                "[,1]",
                "[1,]",
                "[\"tab\there\"]\n7",
                "[\"unfinished",
                "[12",
                "[nul",
                "{\"items\":[{\"a\":1},{\"b\":2}],\"c\":3}",
            })
    void readsTheSameInPieces(String text) throws IOException {
        for (boolean events : new boolean[] {false, true}) {
            List<String> whole = read(text, Integer.MAX_VALUE, events);
            assertThat(read(text, 1, events)).isEqualTo(whole);
            assertThat(read(text, 3, events)).isEqualTo(whole);
        }
    }

    private static List<String> read(String text, int most, boolean events) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream pieces =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        return super.read(into, from, Math.min(length, most));
                    }
                };
        JsonReader reader =
                new JsonReader(pieces, new JsonReader.Form(events, false, false, false));
        List<String> read = new ArrayList<>();
        while (true) {
            try {
                JsonNode value = reader.read();
                if (value == null) {
                    return read;
                }
                read.add(JqPrinter.compact(value));
            } catch (JqException e) {
                read.add(e.value().asText());
            }
        }
    }
}
