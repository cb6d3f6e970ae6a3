package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code .}. */
public final class Identity extends Node.One {
    @Override
    public JsonNode one(Env env, JsonNode in) {
        return in;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return in;
    }
}
