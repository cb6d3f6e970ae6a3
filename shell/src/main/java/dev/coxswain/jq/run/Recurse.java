package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** {@code recurse(step)}: the input, then the same of each output of the step. */
public final class Recurse extends Node.Many {
    private final @Nullable Node step;

    /** Without a step, {@code ..}: into everything that has parts. */
    public Recurse(@Nullable Node step) {
        this.step = step;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        Node inner = step;
        if (inner == null) {
            descend(env, in, out);
            return;
        }
        if (!inner.isSingle()) {
            env.run.check();
            out.emit(in);
            inner.each(env, in, value -> each(env, value, out));
            return;
        }
        for (JsonNode at = in; at != null; at = inner.one(env, at)) {
            env.run.check();
            out.emit(at);
        }
    }

    private static void descend(Env env, JsonNode in, Sink out) {
        env.run.check();
        out.emit(in);
        if (in.isContainerNode()) {
            for (JsonNode part : in) {
                descend(env, part, out);
            }
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        env.run.check();
        out.emit(at, in);
        if (step != null) {
            step.paths(env, at, in, (place, value) -> paths(env, place, value, out));
        } else if (in.isContainerNode()) {
            PARTS.paths(env, at, in, (place, value) -> paths(env, place, value, out));
        }
    }

    private static final Node PARTS = new Iterate(new Identity(), false);
}
