package dev.coxswain.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.failure.FailureException;
import dev.coxswain.failure.FailureReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The language of the prompt: what each line means. */
class LineParserTest {

    static Stream<Arguments> lines() {
        return MeaningTable.pairs().stream().map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineMeans(String line, String meaning) {
        assertThat(Sketch.of(line)).isEqualTo(meaning);
    }

    static Stream<Arguments> wrongLines() {
        return WrongTable.pairs().stream().map(pair -> Arguments.of(pair[0], pair[1]));
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void aWrongLineSaysWhy(String line, String report) {
        assertThatThrownBy(() -> Sketch.of(line))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(String.join("\n", FailureReport.of(e.failure()).lines()))
                                        .isEqualTo(report));
    }

    static Stream<Arguments> openLines() {
        return Stream.of(
                Arguments.of("get \"a b", "\""),
                Arguments.of("get 'a", "'"),
                Arguments.of("get pods \\", "next line"),
                Arguments.of("get pods |", "next stage"),
                Arguments.of("get pods &&", "next part"),
                Arguments.of("get pods || # then", "next part"),
                Arguments.of("get pods | .items[", "]"),
                Arguments.of("get pods | .items[] | {a: \"\\(.x", ")"),
                Arguments.of("get pods | if .x then 1 else 2", "end"),
                Arguments.of("get pods | def f: 1", ";"),
                Arguments.of("get pods | .items[] |", "next stage"),
                Arguments.of("get pods | where { it.x", "}"),
                Arguments.of("echo $(get pods", ")"),
                Arguments.of("apply -f - <<EOF\na: 1\n", "EOF"),
                Arguments.of("def f(x) {", "}"),
                Arguments.of("x +", "rest after +"),
                Arguments.of("x = ", "rest after ="),
                Arguments.of("f = { a ->", "}"),
                Arguments.of("foo(1,", ")"),
                Arguments.of("x = $(get pods", ")"),
                Arguments.of("x = '''a", "'''"),
                Arguments.of("/* a", "*/"));
    }

    @ParameterizedTest
    @MethodSource("openLines")
    void anOpenLineWantsMore(String line, String missing) {
        Reading reading = LineParser.read(line, 0, Sketch.VOCABULARY);
        assertThat(reading.error()).isNull();
        assertThat(reading.wantsMore()).isTrue();
        assertThat(reading.missing()).extracting(Reading.Missing::what).isEqualTo(missing);
    }

    @Test
    void anEmptyLineSubmitsGroovyOnly() {
        assertThat(wantsMore("def f(x) {\n")).isFalse();
        assertThat(wantsMore("get \"a\n")).isTrue();
        assertThat(wantsMore("i++")).isFalse();
    }

    private static boolean wantsMore(String line) {
        return LineParser.read(line, 0, Sketch.VOCABULARY).wantsMore();
    }

    @Test
    void aTextIsReadLineByLine() {
        String text =
                """
                #!/usr/bin/env cox
                get pods \\
                  -n x

                foo.bar()
                  .baz()
                apply -f - <<A; apply -f - <<'B'
                a: $x
                A
                b: $y
                B
                get pods |
                  # only the names
                  .items[].metadata.name
                if (x) {
                }
                else { y() }
                get a && # and
                get b
                """;
        List<String> found = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            Reading reading = LineParser.read(text, at, Sketch.VOCABULARY);
            found.add(Sketch.of(reading.whole()));
            at = reading.next();
        }
        assertThat(found)
                .containsExactly(
                        "",
                        "command[get][pods][-n][x]",
                        "",
                        "groovy{foo.bar()\n  .baz()}",
                        "command[apply][-f][-] here_document['a: '·\"$x·'\n'] ;"
                                + " command[apply][-f][-] here_document['b: $y\n']",
                        "command[get][pods] | jq{.items[].metadata.name}",
                        "groovy{if (x) {\n}\nelse { y() }}",
                        "command[get][a] && command[get][b]");
    }

    @Test
    void afterAWrongLineTheNextOneIsRead() {
        String text = "echo `date`\nget pods\n";
        Reading first = LineParser.read(text, 0, Sketch.VOCABULARY);
        assertThat(first.error()).isNotNull();
        assertThat(Sketch.of(LineParser.read(text, first.next(), Sketch.VOCABULARY).whole()))
                .isEqualTo("command[get][pods]");
    }

    @Test
    void aVariableNamedAsACommandIsNoted() {
        assertThat(LineParser.parse("get = 3", Sketch.VOCABULARY).shadowed())
                .containsExactly("get");
        assertThat(LineParser.parse("get == 3", Sketch.VOCABULARY).shadowed()).isEmpty();
        assertThat(LineParser.parse("= get = 3", Sketch.VOCABULARY).shadowed()).isEmpty();
    }

    @Test
    void jqKeepsItsOffsetsOverAJoinedLine() {
        var line = LineParser.parse("get pods | .items \\\n | length", Sketch.VOCABULARY);
        var jq = (Stage.Jq) line.parts().getFirst().stages().getLast();
        assertThat(jq.program()).isEqualTo(".items    | length");
        assertThat(jq.programSpan().of(line.text())).isEqualTo(".items \\\n | length");
    }

    @Test
    void tokensTellWhatIsWhat() {
        String line = "k get -n $x 'a' | .b[\"c\"] | head # d";
        assertThat(
                        LineParser.read(line, 0, Sketch.VOCABULARY).tokens().stream()
                                .map(token -> token.kind() + " " + token.span().of(line)))
                .containsExactly(
                        "PREFIX k",
                        "COMMAND get",
                        "FLAG -n",
                        "WORD $x",
                        "VARIABLE $x",
                        "WORD 'a'",
                        "STRING 'a'",
                        "OPERATOR |",
                        "JQ .b[\"c\"]",
                        "STRING \"c\"",
                        "OPERATOR |",
                        "FILTER head",
                        "COMMENT # d");
    }
}
