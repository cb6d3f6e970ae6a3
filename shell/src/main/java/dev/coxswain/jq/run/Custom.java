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
        return new Body(body);
    }

    /** What gives one output. */
    private static class Body extends Node.One {
        private final OneBody body;

        Body(OneBody body) {
            this.body = body;
        }

        @Override
        public @Nullable JsonNode one(Env env, JsonNode in) {
            try {
                return body.apply(env, in);
            } catch (JqException e) {
                throw e.at(span());
            }
        }
    }

    /** What becomes of the elements of an array by a key of each. */
    public enum Order {
        /** All or some of them are in the output, an array. */
        ARRAY,
        /** They are in arrays in the output. */
        GROUPS,
        /** One of them is the output. */
        ONE
    }

    /** A function that looks only at the key of each element of its input. */
    public static Node by(Node key, Order order, OneBody body) {
        return new Body(body) {
            @Override
            Seen survey(Survey survey, Seen in) {
                // What is no array made by the program may be told in an error.
                new Seen(in.places(), null).readWhole();
                Seen elements = in.inner();
                key.survey(survey, elements).readWhole();
                return switch (order) {
                    case ARRAY -> Seen.arrayOf(elements);
                    case GROUPS -> Seen.arrayOf(Seen.arrayOf(elements));
                    case ONE -> elements;
                };
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
