package dev.coxswain.jq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class JqEngineTest {
    private static List<String> run(String program, String input) {
        Map<String, JsonNode> variables = Map.of("v", Json.parse("7"));
        Query query = new JqEngine().compile(program, JqOptions.variables(variables));
        List<String> outputs = new ArrayList<>();
        query.run(
                Json.parse(input),
                value -> outputs.add(JqPrinter.compact(value)),
                JqContext.empty().withVariables(variables),
                new Cancellation());
        return outputs;
    }

    @Test
    void givesEachOutputToTheSink() {
        assertThat(run(".items[].name", "{\"items\":[{\"name\":\"a\"},{\"name\":\"b\"}]}"))
                .containsExactly("\"a\"", "\"b\"");
    }

    @Test
    void bindsTheVariablesItWasGiven() {
        assertThat(run("$v", "null")).containsExactly("7");
    }

    @Test
    void aBrokenProgramIsASyntaxFailure() {
        assertThatThrownBy(() -> run(".a |", "null"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.Syntax.class));
    }

    @Test
    void anErrorCarriesItsValue() {
        assertThatThrownBy(() -> run("error({a:1})", "null"))
                .isInstanceOfSatisfying(
                        JqException.class,
                        e -> assertThat(e.value()).isEqualTo(Json.parse("{\"a\":1}")));
    }
}
