package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.function.Consumer;

/**
 * What one run of a program sees beside its input.
 *
 * @param variables the values of the names given when compiling
 * @param inputs what {@code input} and {@code inputs} read
 * @param environment what {@code env} and {@code $ENV} show
 * @param messages takes the raw text of {@code debug}, {@code stderr} and {@code
 *     input_line_number}'s kin, newlines included
 * @param messageFormat how {@code debug} lays out what it tells
 */
public record JqContext(
        Map<String, JsonNode> variables,
        JqInputs inputs,
        Map<String, String> environment,
        Consumer<String> messages,
        JqFormat messageFormat) {
    private static final JqContext EMPTY =
            new JqContext(Map.of(), JqInputs.none(), Map.of(), text -> {}, JqFormat.COMPACT);

    /** No variables, no further inputs, an empty environment; messages are dropped. */
    public static JqContext empty() {
        return EMPTY;
    }

    /** The same with these variables. */
    public JqContext withVariables(Map<String, JsonNode> values) {
        return new JqContext(values, inputs, environment, messages, messageFormat);
    }

    /** The same with these inputs. */
    public JqContext withInputs(JqInputs other) {
        return new JqContext(variables, other, environment, messages, messageFormat);
    }

    /** The same with this environment. */
    public JqContext withEnvironment(Map<String, String> other) {
        return new JqContext(variables, inputs, other, messages, messageFormat);
    }

    /** The same with this taker of messages. */
    public JqContext withMessages(Consumer<String> other) {
        return new JqContext(variables, inputs, environment, other, messageFormat);
    }
}
