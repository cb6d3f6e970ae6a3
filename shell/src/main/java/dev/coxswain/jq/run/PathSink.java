package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes outputs with the places they were found at. */
@FunctionalInterface
public interface PathSink {
    void emit(Position at, JsonNode value);
}
