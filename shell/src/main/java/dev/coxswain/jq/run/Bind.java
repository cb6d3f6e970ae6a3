package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** {@code source as pattern ?// pattern … | body}. */
public final class Bind extends Node {
    private final Node source;
    private final Pattern pattern;
    private final Node body;
    private final boolean single;

    public Bind(Node source, Pattern pattern, Node body) {
        this.source = source;
        this.pattern = pattern;
        this.body = body;
        this.single = source.isSingle() && body.isSingle() && pattern.isPlain();
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode value = source.one(env, in);
        return value == null ? null : body.one(env.bind(value), in);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        source.each(
                env,
                in,
                value -> {
                    env.run.check();
                    pattern.bind(env, in, value, inner -> body.each(inner, in, out));
                });
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        source.each(
                env,
                in,
                value ->
                        pattern.bind(
                                env,
                                in,
                                value,
                                at,
                                (inner, place) ->
                                        body.paths(inner, place == null ? at : place, in, out)));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return pattern.isPlain()
                ? body.survey(survey.bind(source.survey(survey, in)), in)
                : super.survey(survey, in);
    }
}
