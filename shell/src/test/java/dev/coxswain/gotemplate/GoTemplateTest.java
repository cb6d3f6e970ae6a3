package dev.coxswain.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Templates as kubectl fills them in; the answers in {@code cases.txt} are kubectl's own. */
class GoTemplateTest {
    private static final JsonNode THING =
            Json.parse(
                    """
                    {"apiVersion":"cox-read.example.com/v1","kind":"Thing",
                    "metadata":{"name":"one","namespace":"cox-read"},
                    "spec":{"size":3,"note":"hi","big":1000000,"huge":12345678901234,"half":0.5,
                    "more":1234567.5,"small":0.00001,"neg":-7,"list":[1,"a",true,null,2.5,{"x":1}],
                    "deep":{"a":{"b":[1,2,3]}},"e":1e+30,"true":true,"empty":{},"none":[],"mode":"a"}}
                    """);

    private static String fill(String template, boolean strict) {
        StringBuilder out = new StringBuilder();
        GoTemplate.compile("output", template).fill(THING, strict, out);
        return out.toString();
    }

    private static String answer(String template, boolean strict) {
        try {
            return "=> " + fill(template, strict).replace("\\", "\\\\").replace("\n", "\\n");
        } catch (TemplateException e) {
            return "!! " + e.getMessage();
        }
    }

    @TestFactory
    Stream<DynamicTest> answersAreThoseOfKubectl() throws IOException {
        try (InputStream file = GoTemplateTest.class.getResourceAsStream("cases.txt")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.strip().split("\n\n")).map(GoTemplateTest::one);
        }
    }

    private static DynamicTest one(String test) {
        String[] lines = test.split("\n", 2);
        boolean strict = lines[0].startsWith("strict ");
        String template = strict ? lines[0].substring("strict ".length()) : lines[0];
        return dynamicTest(
                lines[0], () -> assertThat(answer(template, strict)).isEqualTo(lines[1]));
    }

    @Test
    void errorsNameLineAndColumn() {
        assertThat(answer("line\n{{.spec.note}}\n  {{.spec.note.zz}}", false))
                .isEqualTo(
                        "!! template: output:3:9: executing \"output\" at <.spec.note.zz>: can't"
                                + " evaluate field zz in type interface {}");
        assertThat(answer("a\n{{if\n.x", false))
                .isEqualTo("!! template: output:3: unclosed action started at output:2");
    }

    @Test
    void whatCameBeforeAnErrorIsKept() {
        StringBuilder out = new StringBuilder();
        GoTemplate template = GoTemplate.compile("output", "{{.kind}}{{.kind.x}}");
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> template.fill(THING, false, out)))
                .isInstanceOf(TemplateException.class);
        assertThat(out).hasToString("Thing");
    }

    @Test
    void aTemplateThatCallsItselfForEverEnds() {
        assertThat(answer("{{define \"x\"}}{{template \"x\"}}{{end}}{{template \"x\"}}", false))
                .contains("exceeded maximum template depth");
    }
}
