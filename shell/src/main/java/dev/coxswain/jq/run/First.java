package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** {@code first(body)}: one output, and nothing after it is computed. */
public final class First extends Node {
    final Node body;

    public First(Node body) {
        this.body = body;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        return of(body, env, in);
    }

    /** The first output, or null. */
    static @Nullable JsonNode of(Node body, Env env, JsonNode in) {
        if (body.isSingle()) {
            return body.one(env, in);
        }
        JsonNode[] found = new JsonNode[1];
        Label.within(
                label ->
                        body.each(
                                env,
                                in,
                                value -> {
                                    found[0] = value;
                                    throw new Break(label);
                                }));
        return found[0];
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        JsonNode value = of(body, env, in);
        if (value != null) {
            out.emit(value);
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        Position[] where = new Position[1];
        JsonNode[] found = new JsonNode[1];
        Label.within(
                label ->
                        body.paths(
                                env,
                                at,
                                in,
                                (place, value) -> {
                                    where[0] = place;
                                    found[0] = value;
                                    throw new Break(label);
                                }));
        if (found[0] != null) {
            out.emit(where[0], found[0]);
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return body.survey(survey, in);
    }
}
