package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** A variable handed in from outside the program; {@code $ENV} is one. */
public final class Outside extends Node.One {
    private final String name;

    public Outside(String name) {
        this.name = name;
    }

    @Override
    public JsonNode one(Env env, JsonNode in) {
        if (name.equals("ENV") && !env.run.context().variables().containsKey(name)) {
            return env.run.environment();
        }
        return env.run.variable(name);
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return Seen.NOTHING;
    }
}
