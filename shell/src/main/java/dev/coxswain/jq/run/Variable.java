package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code $name}, bound in the program. */
public final class Variable extends Node.One {
    private final int hops;

    public Variable(int hops) {
        this.hops = hops;
    }

    @Override
    public JsonNode one(Env env, JsonNode in) {
        return (JsonNode) env.up(hops).value;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return survey.up(hops).seen();
    }
}
