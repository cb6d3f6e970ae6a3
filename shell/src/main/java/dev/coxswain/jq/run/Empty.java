package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** {@code empty}. */
public final class Empty extends Node.One {
    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        return null;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return Seen.NOTHING;
    }
}
