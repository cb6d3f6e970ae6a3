package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** {@code try body catch handler}: errors of the body, not of what comes after it in the pipe. */
public final class Try extends Node {
    private final Node body;
    private final @Nullable Node handler;

    /** Without a handler errors give nothing. */
    public Try(Node body, @Nullable Node handler) {
        this.body = body;
        this.handler = handler;
    }

    /** What was thrown by whoever took an output, on its way past the body. */
    static final class Passing extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Object owner;
        private final RuntimeException error;

        Passing(Object owner, RuntimeException error) {
            super(null, null, false, false);
            this.owner = owner;
            this.error = error;
        }
    }

    @Override
    public boolean isSingle() {
        return body.isSingle() && (handler == null || handler.isSingle());
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode caught;
        try {
            return body.one(env, in);
        } catch (JqException e) {
            caught = e.value();
        } catch (Break e) {
            caught = e.value();
        }
        return handler == null ? null : handler.one(env, caught);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        shielded(
                sink -> body.each(env, in, sink),
                out,
                error -> {
                    if (handler != null) {
                        handler.each(env, error, out);
                    }
                });
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        shieldedPaths(
                sink -> body.paths(env, at, in, sink),
                out,
                error -> {
                    if (handler != null) {
                        handler.paths(env, at, error, out);
                    }
                });
    }

    /** Runs a body whose own errors go to the handler, or end it silently. */
    static void shielded(Consumer<Sink> body, Sink out, @Nullable Consumer<JsonNode> handler) {
        Object owner = new Object();
        run(
                owner,
                handler,
                () ->
                        body.accept(
                                value -> {
                                    try {
                                        out.emit(value);
                                    } catch (JqException | Break e) {
                                        throw new Passing(owner, e);
                                    }
                                }));
    }

    static void shieldedPaths(
            Consumer<PathSink> body, PathSink out, @Nullable Consumer<JsonNode> handler) {
        Object owner = new Object();
        run(
                owner,
                handler,
                () ->
                        body.accept(
                                (at, value) -> {
                                    try {
                                        out.emit(at, value);
                                    } catch (JqException | Break e) {
                                        throw new Passing(owner, e);
                                    }
                                }));
    }

    private static void run(Object owner, @Nullable Consumer<JsonNode> handler, Runnable body) {
        JsonNode error;
        try {
            body.run();
            return;
        } catch (JqException e) {
            error = e.value();
        } catch (Break e) {
            error = e.value();
        } catch (Passing e) {
            if (e.owner == owner) {
                throw e.error;
            }
            throw e;
        }
        if (handler != null) {
            handler.accept(error);
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        Seen tried = body.survey(survey, in);
        return handler == null ? tried : tried.and(handler.survey(survey, Seen.NOTHING));
    }
}
