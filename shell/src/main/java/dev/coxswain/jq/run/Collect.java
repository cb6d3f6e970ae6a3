package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code [body]}. */
public final class Collect extends Node.One {
    final Node body;

    public Collect(Node body) {
        this.body = body;
    }

    @Override
    public JsonNode one(Env env, JsonNode in) {
        return body.collect(env, in);
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return Seen.arrayOf(body.survey(survey, in));
    }
}
