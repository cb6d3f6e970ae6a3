package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** {@code break $name}. */
public final class BreakTo extends Node.One {
    private final int hops;

    public BreakTo(int hops) {
        this.hops = hops;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        throw new Break(env.up(hops).value);
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return Seen.NOTHING;
    }
}
