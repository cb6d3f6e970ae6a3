package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.document.Json;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.Span;
import dev.coxswain.jq.JqContext;
import dev.coxswain.jq.JqException;

import net.thisptr.jackson.jq.Expression;
import net.thisptr.jackson.jq.PathOutput;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.path.Path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** An expression bound to what it names, ready to run; an expression of the engine underneath. */
public abstract class Node implements Expression {
    private @Nullable Span span;

    /** Where it stands in the program, or null for what the program does not show. */
    public final @Nullable Span span() {
        return span;
    }

    /** Says where it stands in the program. */
    public final Node at(@Nullable Span where) {
        span = where;
        return this;
    }

    /** Whether it never gives more than one output, and gives it as the last thing it does. */
    public abstract boolean isSingle();

    /** Gives each output. */
    public abstract void each(Env env, JsonNode in, Sink out);

    /** The output of an expression that {@link #isSingle}, or null where there is none. */
    public abstract @Nullable JsonNode one(Env env, JsonNode in);

    /** Gives each output with the place it was found at. */
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        each(env, in, value -> out.emit(at, value));
    }

    /**
     * Where its outputs may come from, given where its input may; says of all else it reads that it
     * does. By default it reads everything it can.
     */
    Seen survey(Survey survey, Seen in) {
        survey.readWhole();
        in.readWhole();
        return Seen.NOTHING;
    }

    /** All outputs. */
    public final ArrayNode collect(Env env, JsonNode in) {
        ArrayNode all = Json.array();
        if (isSingle()) {
            JsonNode value = one(env, in);
            return value == null ? all : all.add(value);
        }
        each(env, in, all::add);
        return all;
    }

    @Override
    public final void apply(
            Scope scope, JsonNode in, @Nullable Path path, PathOutput output, boolean requirePath)
            throws JsonQueryException {
        List<JsonNode> outputs = new ArrayList<>();
        try {
            each(Env.root(new Run(JqContext.empty(), new Cancellation(), null)), in, outputs::add);
        } catch (JqException e) {
            throw new JsonQueryException(e);
        }
        for (JsonNode value : outputs) {
            output.emit(value, null);
        }
    }

    /** An expression that gives any number of outputs. */
    public abstract static class Many extends Node {
        @Override
        public boolean isSingle() {
            return false;
        }

        @Override
        public @Nullable JsonNode one(Env env, JsonNode in) {
            throw new IllegalStateException("gives many outputs");
        }
    }

    /** An expression that gives at most one output. */
    public abstract static class One extends Node {
        @Override
        public boolean isSingle() {
            return true;
        }

        @Override
        public void each(Env env, JsonNode in, Sink out) {
            JsonNode value = one(env, in);
            if (value != null) {
                out.emit(value);
            }
        }
    }
}
