package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

/** {@code if condition then … else … end}. */
public final class If extends Node {
    final Node condition;
    private final Node then;
    private final Node otherwise;
    private final boolean single;

    public If(Node condition, Node then, Node otherwise) {
        this.condition = condition;
        this.then = then;
        this.otherwise = otherwise;
        this.single = condition.isSingle() && then.isSingle() && otherwise.isSingle();
    }

    /** Whether it gives its input or nothing. */
    boolean isSelect() {
        return then instanceof Identity && otherwise instanceof Empty;
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    private Node branch(JsonNode answer) {
        return Values.isTrue(answer) ? then : otherwise;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode answer = condition.one(env, in);
        return answer == null ? null : branch(answer).one(env, in);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        if (condition.isSingle()) {
            JsonNode answer = condition.one(env, in);
            if (answer != null) {
                branch(answer).each(env, in, out);
            }
        } else {
            condition.each(env, in, answer -> branch(answer).each(env, in, out));
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        condition.each(env, in, answer -> branch(answer).paths(env, at, in, out));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        condition.survey(survey, in);
        return then.survey(survey, in).and(otherwise.survey(survey, in));
    }
}
