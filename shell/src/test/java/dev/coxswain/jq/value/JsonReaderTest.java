package dev.coxswain.jq.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Parts;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqPrinter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":[{\"c\":[],\"d\":{}},-12,1.5,true,\"x\\n\\u00e9\"],\"c\":{ \"e\" : null }}",
                "{\"b\":\n {\"x\":[ 1 ,\n2 ] },\n\"a\": \"é\"\n}",
                "{\"b\":[1,],\"a\":1}",
                "{\"b\":{\"x\":1,},\"a\":1}",
                "{\"b\":{\"x\" 1},\"a\":1}",
                "{\"b\":{1:2},\"a\":1}",
                "{\"b\":[1}],\"a\":1}",
                "{\"b\":[1 2],\"a\":1}",
                "{\"b\":[tru],\"a\":1}",
                "{\"b\":\n[nul\n],\"a\":1}",
                "{\"b\":\n\n[\"\\q\"],\"a\":1}",
                "{\"b\":[\"tab\there\"],\"a\":1}",
                "{\"b\":[[[[\"un",
            })
    void passesOverWhatNobodyReadsAndStillSeesWhatIsWrong(String item) throws IOException {
        Parts onlyA = Parts.of(Map.of("a", Parts.ALL), null, false);
        String list = "{\"kind\":\"List\",\"items\":[{\"a\":0},\n" + item + "]}";
        for (int most : new int[] {1, 3, 50, Integer.MAX_VALUE}) {
            List<String> whole = read(list, most, items(Parts.ALL));
            List<String> excerpts = read(list, most, items(onlyA));
            assertThat(excerpts.getLast()).isEqualTo(whole.getLast());
            assertThat(excerpts).hasSameSizeAs(whole);
            assertThat(only(excerpts, "a")).isEqualTo(only(whole, "a"));
        }
        if (item.endsWith("}") && read(list, 9, items(onlyA)).size() > 4) {
            assertThat(read(list, 99, items(onlyA)).get(2)).contains("\"b\":null");
        }
    }

    @Test
    void anEmptyListHasNoItemsToHandOut() throws IOException {
        assertThat(read("{\"items\":[ ],\"a\":1}", 1, items(Parts.ALL)))
                .containsExactly("mark", "mark", "mark");
        assertThat(read("{\"items\":[1,]}", 1, items(Parts.ALL)))
                .containsExactly(
                        "mark", "1", "Expected another array element at line 1, column 13");
        assertThat(read("{\"a\":1}", 1, items(Parts.ALL))).containsExactly("{\"a\":1}");
    }

    private static List<String> only(List<String> values, String key) {
        return values.stream()
                .map(each -> each.startsWith("{") ? Json.parse(each).path(key).toString() : each)
                .toList();
    }

    private static JsonReader.Form items(Parts parts) {
        return new JsonReader.Form(false, false, false, new JsonReader.Items(parts, true));
    }

    private static List<String> read(String text, int most, boolean events) throws IOException {
        return read(text, most, new JsonReader.Form(events, false, false, null));
    }

    private static List<String> read(String text, int most, JsonReader.Form form)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        InputStream pieces =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int from, int length) {
                        return super.read(into, from, Math.min(length, most));
                    }
                };
        JsonReader reader = new JsonReader(pieces, form);
        List<String> read = new ArrayList<>();
        while (true) {
            try {
                JsonNode value = reader.read();
                if (value == null) {
                    return read;
                }
                read.add(value.isMissingNode() ? "mark" : JqPrinter.compact(value));
            } catch (JqException e) {
                read.add(e.value().asText());
            }
        }
    }
}
