package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

/** A function that runs its arguments itself. */
public final class Custom {
    private Custom() {}

    /** What gives one output, or null for none. */
    @FunctionalInterface
    public interface OneBody {
        @Nullable JsonNode apply(Env env, JsonNode in);
    }

    /** What gives any number of outputs. */
    @FunctionalInterface
    public interface ManyBody {
        void apply(Env env, JsonNode in, Sink out);
    }

    /** What gives outputs with their places. */
    @FunctionalInterface
    public interface PathBody {
        void apply(Env env, Position at, JsonNode in, PathSink out);
    }

    public static Node one(OneBody body) {
        return new Node.One() {
            @Override
            public @Nullable JsonNode one(Env env, JsonNode in) {
                try {
                    return body.apply(env, in);
                } catch (JqException e) {
                    throw e.at(span());
                }
            }
        };
    }

    public static Node many(ManyBody body) {
        return new Node.Many() {
            @Override
            public void each(Env env, JsonNode in, Sink out) {
                body.apply(env, in, out);
            }
        };
    }

    /** With its own way of giving places. */
    public static Node many(ManyBody body, PathBody places) {
        return new Node.Many() {
            @Override
            public void each(Env env, JsonNode in, Sink out) {
                body.apply(env, in, out);
            }

            @Override
            public void paths(Env env, Position at, JsonNode in, PathSink out) {
                places.apply(env, at, in, out);
            }
        };
    }
}
