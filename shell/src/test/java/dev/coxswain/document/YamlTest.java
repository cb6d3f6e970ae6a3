package dev.coxswain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class YamlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0400 | 256",
                "0o400 | 256",
                "08 | 8",
                "0x1F | 31",
                "0b11 | 3",
                "1_000 | 1000",
                "+5 | 5",
                "-0 | 0",
                "1e3 | 1000",
                ".5 | 0.5",
                "1.0 | 1",
                "1:20 | '\"1:20\"'",
                "2020-01-01 | '\"2020-01-01\"'",
                "12345678901234567890 | 12345678901234567890",
                "y | true",
                "on | true",
                "Yes | true",
                "off | false",
                "n | false",
                "~ | null",
                "!!str 5 | '\"5\"'",
                "!!binary aGk= | '\"hi\"'",
                "'''on''' | '\"on\"'",
            })
    void scalarsAreReadAsKubectlReadsThem(String yaml, String json) {
        String value = yaml.startsWith("''") ? yaml.substring(1, yaml.length() - 1) : yaml;

        assertThat(Json.compact(Yaml.parse("a: " + value))).isEqualTo("{\"a\":" + json + "}");
    }

    @Test
    void anchorsAndMergeKeysAreFilledIn() {
        String text = "base: &b {x: 1, y2: 2}\nmine:\n  <<: *b\n  x: 3\n";

        assertThat(Json.compact(Yaml.parse(text)))
                .isEqualTo("{\"base\":{\"x\":1,\"y2\":2},\"mine\":{\"x\":3,\"y2\":2}}");
    }

    @Test
    void fieldsKnowTheirLinesInTheWholeText() {
        String text = "a: 1\n---\n# note\nspec:\n  list:\n  - name: x\n    port: 2\n";
        List<YamlChunk> chunks = Yaml.split(text);

        YamlDocument second = Yaml.read(chunks.get(1)).getFirst();

        assertThat(second.lineOf("spec.list[0].port")).isEqualTo(7);
        assertThat(second.lineOf("spec.list[0].missing")).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:\\n b: [x\\n | yaml: line 2: did not find expected ',' or ']'",
                "a:\\n\\tb: x\\n | yaml: line 2: found character that cannot start any token",
                "a: *x\\n | yaml: unknown anchor 'x' referenced",
                "a: b: c\\n | yaml: mapping values are not allowed in this context",
                "a:\\n b: c: d | yaml: line 2: mapping values are not allowed in this context",
                "a: [ | yaml: line 1: did not find expected node content",
                "a: [1\\nb | yaml: line 2: did not find expected ',' or ']'",
            })
    void whatIsBrokenIsSaidInKubectlsWords(String text, String words) {
        YamlChunk chunk = new YamlChunk(text.replace("\\n", "\n").replace("\\t", "\t"), 1);

        assertThatThrownBy(() -> Yaml.read(chunk)).hasMessage(words);
    }

    /** As kubectl does: only the server's strict validation is against it. */
    @Test
    void ofAKeyTwiceInAMapTheLaterCounts() {
        assertThat(Yaml.parse("a: 1\na: 2\n").path("a").asInt()).isEqualTo(2);
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(8)).append("*a").append(i - 1);
            bomb.append("]\n");
        }

        assertThatThrownBy(() -> Yaml.parse(bomb.toString()))
                .hasMessageContaining("excessive aliasing");
    }

    @Test
    void severalJsonValuesAreSeveralDocuments() {
        assertThat(Yaml.read(new YamlChunk("{\"a\":1}\n{\"a\":2}", 1))).hasSize(2);
    }
}
