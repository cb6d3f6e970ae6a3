package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** A function of its input and its arguments' values; every combination is computed. */
public final class Native extends Node {
    /** What is computed; null gives no output. */
    @FunctionalInterface
    public interface Body {
        @Nullable JsonNode apply(Run run, JsonNode in, JsonNode[] arguments);
    }

    private final Node[] arguments;
    private final Body body;
    private final boolean lastOuter;
    private final boolean single;
    private boolean shallow;
    private boolean blind;

    /** Where {@code lastOuter}, the last argument is the outer loop, as in jq's C functions. */
    public Native(List<Node> arguments, boolean lastOuter, Body body) {
        this.arguments = arguments.toArray(Node[]::new);
        this.lastOuter = lastOuter;
        this.body = body;
        this.single = arguments.stream().allMatch(Node::isSingle);
    }

    /** Says that of its input it looks only at kind, keys, length and scalar. */
    public Native shallow() {
        shallow = true;
        return this;
    }

    boolean isBlind() {
        return blind;
    }

    Stream<Node> arguments() {
        return Stream.of(arguments);
    }

    /** Says that it looks only at its arguments. */
    public Native blind() {
        blind = true;
        return this;
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode[] values = new JsonNode[arguments.length];
        for (int done = 0; done < values.length; done++) {
            int index = argument(done);
            JsonNode value = arguments[index].one(env, in);
            if (value == null) {
                return null;
            }
            values[index] = value;
        }
        return apply(env, in, values);
    }

    /** The argument that is computed after this many others. */
    private int argument(int done) {
        return lastOuter ? arguments.length - 1 - done : done;
    }

    private @Nullable JsonNode apply(Env env, JsonNode in, JsonNode[] values) {
        try {
            return body.apply(env.run, in, values);
        } catch (JqException e) {
            throw e.at(span());
        }
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        if (single) {
            JsonNode value = one(env, in);
            if (value != null) {
                out.emit(value);
            }
            return;
        }
        fill(env, in, new JsonNode[arguments.length], 0, out);
    }

    private void fill(Env env, JsonNode in, JsonNode[] values, int done, Sink out) {
        if (done == arguments.length) {
            JsonNode value = apply(env, in, values.clone());
            if (value != null) {
                out.emit(value);
            }
            return;
        }
        int index = argument(done);
        arguments[index].each(
                env,
                in,
                value -> {
                    values[index] = value;
                    fill(env, in, values, done + 1, out);
                });
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        for (Node argument : arguments) {
            argument.survey(survey, in).readWhole();
        }
        if (shallow) {
            in.count();
        } else if (!blind) {
            in.readWhole();
        }
        return Seen.NOTHING;
    }
}
