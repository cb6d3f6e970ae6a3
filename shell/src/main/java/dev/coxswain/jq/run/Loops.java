package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

/** The builtins that loop or stop early. */
public final class Loops {
    private Loops() {}

    /** {@code limit(count; body)}. */
    public static Node limit(Node count, Node body) {
        return Custom.many(
                (env, in, out) ->
                        count.each(env, in, most -> limit(left(most, "limit"), env, in, body, out)),
                (env, at, in, out) ->
                        count.each(
                                env,
                                in,
                                most -> limitPaths(left(most, "limit"), env, at, body, out)));
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

    private static long left(JsonNode count, String name) {
        if (!count.isNumber()) {
            throw Values.error(count, Numbers.of(1), "cannot be subtracted");
        }
        if (count.doubleValue() < 0) {
            throw new JqException(name + " doesn't support negative count");
        }
        return (long) Math.ceil(count.doubleValue());
    }

    /** {@code skip(count; body)}. */
    public static Node skip(Node count, Node body) {
        return Custom.many(
                (env, in, out) ->
                        count.each(
                                env,
                                in,
                                few -> {
                                    long[] left = {left(few, "skip")};
                                    body.each(
                                            env,
                                            in,
                                            value -> {
                                                if (left[0]-- <= 0) {
                                                    out.emit(value);
                                                }
                                            });
                                }),
                (env, at, in, out) ->
                        count.each(
                                env,
                                in,
                                few -> {
                                    long[] left = {left(few, "skip")};
                                    body.paths(
                                            env,
                                            at,
                                            in,
                                            (place, value) -> {
                                                if (left[0]-- <= 0) {
                                                    out.emit(place, value);
                                                }
                                            });
                                }));
    }

    /** {@code last(body)}. */
    public static Node last(Node body) {
        return Custom.many(
                (env, in, out) -> {
                    JsonNode[] last = new JsonNode[1];
                    body.each(env, in, value -> last[0] = value);
                    if (last[0] != null) {
                        out.emit(last[0]);
                    }
                },
                (env, at, in, out) -> {
                    Position[] where = new Position[1];
                    JsonNode[] last = new JsonNode[1];
                    body.paths(
                            env,
                            at,
                            in,
                            (place, value) -> {
                                where[0] = place;
                                last[0] = value;
                            });
                    if (last[0] != null) {
                        out.emit(where[0], last[0]);
                    }
                });
    }

    /** {@code isempty(body)}. */
    public static Node isEmpty(Node body) {
        return Custom.one((env, in) -> BooleanNode.valueOf(First.of(body, env, in) == null));
    }

    /** {@code while(condition; update)}. */
    public static Node whilst(Node condition, Node update) {
        if (!condition.isSingle() || !update.isSingle()) {
            return Custom.many((env, in, out) -> whilst(condition, update, env, in, out));
        }
        return Custom.many(
                (env, in, out) -> {
                    for (JsonNode at = in; at != null; at = update.one(env, at)) {
                        env.run.check();
                        JsonNode answer = condition.one(env, at);
                        if (answer == null || !Values.isTrue(answer)) {
                            return;
                        }
                        out.emit(at);
                    }
                });
    }

    private static void whilst(Node condition, Node update, Env env, JsonNode in, Sink out) {
        env.run.check();
        condition.each(
                env,
                in,
                answer -> {
                    if (Values.isTrue(answer)) {
                        out.emit(in);
                        update.each(env, in, value -> whilst(condition, update, env, value, out));
                    }
                });
    }

    /** {@code until(condition; update)}. */
    public static Node until(Node condition, Node update) {
        if (!condition.isSingle() || !update.isSingle()) {
            return Custom.many((env, in, out) -> until(condition, update, env, in, out));
        }
        return Custom.one(
                (env, in) -> {
                    for (JsonNode at = in; at != null; at = update.one(env, at)) {
                        env.run.check();
                        JsonNode answer = condition.one(env, at);
                        if (answer == null || Values.isTrue(answer)) {
                            return answer == null ? null : at;
                        }
                    }
                    return null;
                });
    }

    private static void until(Node condition, Node update, Env env, JsonNode in, Sink out) {
        env.run.check();
        condition.each(
                env,
                in,
                answer -> {
                    if (Values.isTrue(answer)) {
                        out.emit(in);
                    } else {
                        update.each(env, in, value -> until(condition, update, env, value, out));
                    }
                });
    }

    /** {@code repeat(body)}. */
    public static Node repeat(Node body) {
        return Custom.many(
                (env, in, out) -> {
                    while (true) {
                        env.run.check();
                        body.each(env, in, out);
                    }
                });
    }

    /** {@code range(from; to; step)}. */
    public static Node range(Node from, Node to, Node step) {
        return Custom.many(
                (env, in, out) ->
                        from.each(
                                env,
                                in,
                                first ->
                                        to.each(
                                                env,
                                                in,
                                                last ->
                                                        step.each(
                                                                env,
                                                                in,
                                                                by ->
                                                                        count(
                                                                                env, first, last,
                                                                                by, out)))));
    }

    private static void count(Env env, JsonNode first, JsonNode last, JsonNode by, Sink out) {
        if (!first.isNumber() || !last.isNumber() || !by.isNumber()) {
            throw new JqException("Range bounds must be numeric");
        }
        double at = first.doubleValue();
        double end = last.doubleValue();
        double step = by.doubleValue();
        while (step > 0 ? at < end : step < 0 && at > end) {
            env.run.check();
            out.emit(Numbers.of(at));
            at += step;
        }
        if (step == 0 && at < end) {
            while (true) {
                env.run.check();
                out.emit(Numbers.of(at));
            }
        }
    }
}
