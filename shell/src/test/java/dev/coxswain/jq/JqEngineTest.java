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
    void equalsInsideSelectIsAdvisedAgainst() {
        JqEngine engine = new JqEngine();
        assertThat(engine.compile("select(.a = 1)", JqOptions.none()).advice())
                .containsExactly("= inside select changes what it is given; did you mean ==?");
        assertThat(engine.compile("select(.a == 1) | .b = 2", JqOptions.none()).advice()).isEmpty();
    }

    private static String hint(String program, String input) {
        try {
            run(program, input);
        } catch (JqException e) {
            return e.getMessage() + "; " + e.hint();
        } catch (FailureException e) {
            return ((Failure.Syntax) e.failure()).hint();
        }
        throw new AssertionError("did not fail");
    }

    @Test
    void goingIntoNothingNamesTheKeysThatAreThere() {
        String list = "{\"items\":[1],\"kind\":\"List\"}";
        assertThat(hint(".item[]", list))
                .isEqualTo(
                        "Cannot iterate over null (null); there is no .item here; did you mean"
                                + " .items?");
        assertThat(hint(".status[]", list))
                .isEqualTo(
                        "Cannot iterate over null (null); there is no .status here; the keys are"
                                + " items, kind");
    }

    @Test
    void adviceOnWhatDoesNotCompile() {
        assertThat(hint("map(select(.a)", "null")).isEqualTo("'(' at column 4 is not closed");
        assertThat(hint(".metadata.labels.app-name", "null"))
                .isEqualTo("did you mean .\"app-name\"?");
    }

    @Test
    void aStateThatGrowsIsNotCopiedForEachStep() {
        String steps = "range(30000) as $i";
        assertThat(run("reduce " + steps + " (\"\"; . + \"ab\") | length", "null"))
                .containsExactly("60000");
        assertThat(run("reduce " + steps + " ([]; . + [$i]) | length", "null"))
                .containsExactly("30000");
        assertThat(run("reduce " + steps + " ({}; . + {\"\\($i)\": $i}) | length", "null"))
                .containsExactly("30000");
        assertThat(run("[range(30000) | \"x\"] | join(\",\") | length", "null"))
                .containsExactly("59999");
    }

    @Test
    void aGrowingStateGivesWhatCopyingGave() {
        assertThat(run("reduce (1,2) as $i (null; . + $i + 10)", "null")).containsExactly("23");
        assertThat(run("reduce (1,2) as $i ([]; . + [$i] + [$i])", "null"))
                .containsExactly("[1,1,2,2]");
        assertThat(run("reduce (1,2,3) as $i (\"\"; . + (\"a\", \"b\")) ", "null"))
                .containsExactly("\"bbb\"");
        assertThat(run("reduce (1,2) as $i (5; . + ($i | empty))", "null")).containsExactly("null");
        assertThat(run("[reduce ([1],[2]) as $i (.a; . + $i), .a]", "{\"a\":[0]}"))
                .containsExactly("[[0,1,2],[0]]");
        assertThat(run("try reduce (1,\"a\") as $i (2; . + $i) catch .", "null"))
                .containsExactly("\"number (3) and string (\\\"a\\\") cannot be added\"");
    }

    @Test
    void anErrorCarriesItsValue() {
        assertThatThrownBy(() -> run("error({a:1})", "null"))
                .isInstanceOfSatisfying(
                        JqException.class,
                        e -> assertThat(e.value()).isEqualTo(Json.parse("{\"a\":1}")));
    }
}
