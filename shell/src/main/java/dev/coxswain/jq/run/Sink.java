package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes the outputs of an expression, one by one. */
@FunctionalInterface
public interface Sink {
    void emit(JsonNode value);
}
