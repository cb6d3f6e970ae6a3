package dev.coxswain.practice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coxswain.document.Yaml;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';true",
                "app=web;true",
                "app==web,tier!=db;true",
                "app!=web;false",
                "app in (a, web);true",
                "app notin (web);false",
                "old;false",
                "!old;true",
                "size>3;true",
                "size<3;false",
                "missing!=x;true"
            })
    void selects(String selector, boolean expected) {
        assertThat(Labels.parse(selector).matches(Yaml.parse("{app: web, size: '4'}")))
                .isEqualTo(expected);
    }

    @Test
    void refusesInTheServersWords() {
        assertThatThrownBy(() -> Labels.parse("a b c"))
                .hasMessage(
                        "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=,"
                                + " gt, lt");
    }
}
