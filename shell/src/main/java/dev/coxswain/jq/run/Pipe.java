package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** {@code left | right}. */
public final class Pipe extends Node {
    public final Node left;
    public final Node right;
    private final boolean single;

    public Pipe(Node left, Node right) {
        this.left = left;
        this.right = right;
        this.single = left.isSingle() && right.isSingle();
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode middle = left.one(env, in);
        return middle == null ? null : right.one(env, middle);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        if (left.isSingle()) {
            JsonNode middle = left.one(env, in);
            if (middle != null) {
                right.each(env, middle, out);
            }
        } else {
            left.each(env, in, middle -> right.each(env, middle, out));
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        left.paths(env, at, in, (place, middle) -> right.paths(env, place, middle, out));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return right.survey(survey, left.survey(survey, in));
    }
}
