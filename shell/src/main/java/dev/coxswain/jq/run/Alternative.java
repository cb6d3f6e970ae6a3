package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

/** {@code left // right}: the true outputs of the left, or else the right. */
public final class Alternative extends Node {
    private final Node left;
    private final Node right;

    public Alternative(Node left, Node right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public boolean isSingle() {
        return left.isSingle() && right.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode value = left.one(env, in);
        if (value != null && Values.isTrue(value)) {
            return value;
        }
        return right.one(env, in);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        boolean[] found = new boolean[1];
        left.each(
                env,
                in,
                value -> {
                    if (Values.isTrue(value)) {
                        found[0] = true;
                        out.emit(value);
                    }
                });
        if (!found[0]) {
            right.each(env, in, out);
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        boolean[] found = new boolean[1];
        left.paths(
                env,
                at,
                in,
                (place, value) -> {
                    if (Values.isTrue(value)) {
                        found[0] = true;
                        out.emit(place, value);
                    }
                });
        if (!found[0]) {
            right.paths(env, at, in, out);
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return left.survey(survey, in).and(right.survey(survey, in));
    }
}
