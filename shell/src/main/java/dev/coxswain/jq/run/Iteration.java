package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Arithmetic;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

/**
 * The builtins that step on and on: {@code while}, {@code until}, {@code repeat}, {@code range}.
 */
public final class Iteration {
    private Iteration() {}

    /** {@code while(condition; update)}. */
    public static Node whilst(Node condition, Node update) {
        return new Steps(condition, update, false).node();
    }

    /** {@code until(condition; update)}. */
    public static Node until(Node condition, Node update) {
        return new Steps(condition, update, true).node();
    }

    /** Gives where the condition holds; goes on while it holds, or until it does. */
    private record Steps(Node condition, Node update, boolean until) {
        Node node() {
            boolean plain = condition.isSingle() && update.isSingle();
            return Custom.many(plain ? this::loop : this::each, this::paths);
        }

        private void loop(Env env, JsonNode in, Sink out) {
            for (JsonNode at = in; at != null; at = update.one(env, at)) {
                env.run.check();
                JsonNode answer = condition.one(env, at);
                if (answer == null) {
                    return;
                }
                boolean holds = Values.isTrue(answer);
                if (holds) {
                    out.emit(at);
                }
                if (holds == until) {
                    return;
                }
            }
        }

        private void each(Env env, JsonNode in, Sink out) {
            env.run.check();
            condition.each(
                    env,
                    in,
                    answer -> {
                        boolean holds = Values.isTrue(answer);
                        if (holds) {
                            out.emit(in);
                        }
                        if (holds != until) {
                            update.each(env, in, value -> each(env, value, out));
                        }
                    });
        }

        private void paths(Env env, Position at, JsonNode in, PathSink out) {
            env.run.check();
            condition.each(
                    env,
                    in,
                    answer -> {
                        boolean holds = Values.isTrue(answer);
                        if (holds) {
                            out.emit(at, in);
                        }
                        if (holds != until) {
                            update.paths(
                                    env, at, in, (next, value) -> paths(env, next, value, out));
                        }
                    });
        }
    }

    /** {@code repeat(body)}. */
    public static Node repeat(Node body) {
        return Custom.many(
                (env, in, out) -> {
                    while (true) {
                        env.run.check();
                        body.each(env, in, out);
                    }
                },
                (env, at, in, out) -> {
                    while (true) {
                        env.run.check();
                        body.paths(env, at, in, out);
                    }
                });
    }

    /** {@code range(from; to)}, over numbers. */
    public static Node range(Node from, Node to) {
        return Custom.many(
                (env, in, out) ->
                        from.each(
                                env,
                                in,
                                first -> to.each(env, in, last -> count(env, first, last, out))));
    }

    private static void count(Env env, JsonNode first, JsonNode last, Sink out) {
        if (!first.isNumber() || !last.isNumber()) {
            throw new JqException("Range bounds must be numeric");
        }
        double end = Numbers.real(last);
        for (double at = Numbers.real(first); at < end; at++) {
            env.run.check();
            out.emit(Numbers.of(at));
        }
    }

    /** {@code range(from; to; step)}, over whatever can be compared and added. */
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
                                                                        steps(
                                                                                env, first, last,
                                                                                by, out)))));
    }

    private static void steps(Env env, JsonNode first, JsonNode last, JsonNode by, Sink out) {
        int direction = Values.compare(by, Numbers.of(0));
        JsonNode at = first;
        while (direction != 0 && Values.compare(at, last) * direction < 0) {
            env.run.check();
            out.emit(at);
            at = Arithmetic.add(at, by);
        }
    }
}
