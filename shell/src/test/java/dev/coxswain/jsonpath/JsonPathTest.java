package dev.coxswain.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dialect as kubectl prints it. */
class JsonPathTest {
    private static final JsonNode LIST =
            Json.parse(
                    """
                    {"kind":"List","items":[
                      {"kind":"Pod","metadata":{"name":"a","labels":{"app":"x","a.b/c":"y"}},
                       "spec":{"n":1,"on":true,"none":null}},
                      {"kind":"Pod","metadata":{"name":"b"},"spec":{"n":30,"f":1.50}},
                      {"kind":"Pod","metadata":{"name":"c"},"spec":{"n":5}}],
                     "ingress":[{"ipMode":"VIP","ip":"172.18.0.5"}]}
                    """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{.items[*].metadata.name} | a b c",
                "{.items[].metadata.name} | a",
                "{.items[-1:].metadata.name} | c",
                "{.items[0:2].metadata.name} | a b",
                "{.items[::2].metadata.name} | a c",
                "{.items[0,2].metadata.name} | a c",
                "{.items[0]['metadata','kind']} |"
                        + " {\"labels\":{\"a.b/c\":\"y\",\"app\":\"x\"},\"name\":\"a\"} Pod",
                "{..name} | a b c",
                "{.items[?(@.spec.n>4)].metadata.name} | b c",
                "{.items[?(@.metadata.name=='b')].spec.f} | 1.5",
                "{.items[?(@.metadata.labels)].metadata.name} | a",
                "{.items[?(@.spec.on==true)].metadata.name} | a",
                "{.items[0].metadata.labels.a\\.b/c} | y",
                "{.items[0].spec.none} | null",
                "http://{.ingress[0].*}:80 | http://172.18.0.5 VIP:80",
                "{range .items[*]}{.metadata.name}{\"=\"}{.spec.n};{end}. | a=1;b=30;c=5;.",
                "{range.items[*]}{.metadata.name}{end} | abc",
                "{$.kind} {@.kind} | List List",
                "{.missing}x | x",
                "{'quo\\'ted'} | quo'ted",
                "{range .items[*]}x{.kind} | xPodxPodxPodxList"
            })
    void prints(String template, String text) {
        assertThat(JsonPath.compile(template).text(LIST)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{.items[0 | unterminated array",
                "{.items | unclosed action",
                "{.items[x]} | invalid array index x",
                "{.items[9]} | array index out of bounds: index 9, length 3",
                "{.items[?(@.metadata.name=~'x')]} | unrecognized character in action: U+007E '~'",
                "{\"a\\\\\"} | unterminated quoted string",
                "{\"a\\\\\"b\"} | unquote string \"a\\\\\"b\" error invalid syntax",
                "{foo} | unrecognized identifier foo",
                "{end} | not in range, nothing to end",
                "{.kind[0]} | string is not array or slice"
            })
    void refuses(String template, String message) {
        assertThatThrownBy(() -> JsonPath.compile(template).text(LIST))
                .isInstanceOf(JsonPathException.class)
                .hasMessage(message);
    }

    @Test
    void theLooserFormTakesBracesAndDotsOrNot() {
        for (String path : new String[] {"items[1].kind", ".items[1].kind", "{.items[1].kind}"}) {
            assertThat(JsonPath.relaxed(path).values(LIST)).hasToString("[\"Pod\"]");
        }
        assertThatThrownBy(() -> JsonPath.relaxed("{.a}{.b}"))
                .hasMessageStartingWith("unexpected path string");
    }
}
