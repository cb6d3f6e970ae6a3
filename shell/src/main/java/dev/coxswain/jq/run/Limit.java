package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code limit(count; body)}: so many outputs, and nothing after them is computed. */
public final class Limit extends Node.Many {
    final Node count;
    final Node body;

    public Limit(Node count, Node body) {
        this.count = count;
        this.body = body;
    }

    /** One bound on how many outputs pass. */
    private static final class Bound {
        private final Object label;
        private long left;

        Bound(Object label, long left) {
            this.label = label;
            this.left = left;
        }

        /** Lets one output pass, and ends after the last. */
        void pass(Runnable emit) {
            boolean last = --left <= 0;
            emit.run();
            if (last) {
                throw new Break(label);
            }
        }
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        count.each(env, in, most -> limit(most(most), env, in, body, out));
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        count.each(env, in, most -> limitPaths(most(most), env, at, body, out));
    }

    private static long most(JsonNode count) {
        return (long) Math.ceil(Loops.left(count, "limit"));
    }

    private static void limit(long most, Env env, JsonNode in, Node body, Sink out) {
        if (most > 0) {
            Label.within(
                    label -> {
                        Bound bound = new Bound(label, most);
                        body.each(env, in, value -> bound.pass(() -> out.emit(value)));
                    });
        }
    }

    private static void limitPaths(long most, Env env, Position at, Node body, PathSink out) {
        if (most > 0) {
            Label.within(
                    label -> {
                        Bound bound = new Bound(label, most);
                        body.paths(
                                env,
                                at,
                                at.value(),
                                (place, value) -> bound.pass(() -> out.emit(place, value)));
                    });
        }
    }
}
