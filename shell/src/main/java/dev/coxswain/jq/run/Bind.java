package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** {@code source as pattern ?// pattern … | body}. */
public final class Bind extends Node {
    private final Node source;
    private final List<Pattern> patterns;
    private final Node body;
    private final boolean single;

    public Bind(Node source, List<Pattern> patterns, Node body) {
        this.source = source;
        this.patterns = List.copyOf(patterns);
        this.body = body;
        this.single =
                source.isSingle()
                        && body.isSingle()
                        && patterns.size() == 1
                        && patterns.getFirst().isPlain();
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
                    choose(env, in, value, 0, inner -> body.each(inner, in, out));
                });
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        source.each(
                env,
                in,
                value -> choose(env, in, value, 0, inner -> body.paths(inner, at, in, out)));
    }

    private void choose(Env env, JsonNode in, JsonNode value, int index, Consumer<Env> inside) {
        if (index == patterns.size() - 1) {
            patterns.get(index).bind(env, in, value, inside);
            return;
        }
        // An error after the binding, in the body or later, also moves on to the next pattern.
        try {
            patterns.get(index).bind(env, in, value, inside);
        } catch (JqException e) {
            choose(env, in, value, index + 1, inside);
        }
    }
}
