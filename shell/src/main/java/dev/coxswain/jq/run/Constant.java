package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** A value written in the program. */
public final class Constant extends Node.One {
    public final JsonNode value;

    public Constant(JsonNode value) {
        this.value = value;
    }

    @Override
    public JsonNode one(Env env, JsonNode in) {
        return value;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return Seen.NOTHING;
    }
}
