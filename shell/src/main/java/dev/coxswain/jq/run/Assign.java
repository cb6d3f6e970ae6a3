package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Editor;

import org.jspecify.annotations.Nullable;

/** {@code paths = value}: for each value, sets each place to it. */
public final class Assign extends Node {
    private final Node target;
    private final Node source;

    public Assign(Node target, Node source) {
        this.target = target;
        this.source = source;
    }

    @Override
    public boolean isSingle() {
        return source.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode value = source.one(env, in);
        return value == null ? null : set(env, in, value);
    }

    private JsonNode set(Env env, JsonNode in, JsonNode value) {
        Editor editor = new Editor(in);
        target.paths(
                env,
                Position.root(in),
                in,
                (at, found) -> {
                    env.run.check();
                    at.check(found);
                    editor.set(at.toArray(), value);
                });
        return editor.value();
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        source.each(env, in, value -> out.emit(set(env, in, value)));
    }
}
