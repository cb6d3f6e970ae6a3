package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** A call of a function defined in jq. */
public final class Call extends Node.Many {
    private final Function function;
    private final int hops;
    private final Node[] arguments;

    public Call(Function function, int hops, List<Node> arguments) {
        this.function = function;
        this.hops = hops;
        this.arguments = arguments.toArray(Node[]::new);
    }

    private Env enter(Env env) {
        env.run.check();
        Env inner = env.up(hops);
        for (Node argument : arguments) {
            inner =
                    inner.bind(
                            argument instanceof Parameter passed
                                    ? passed.closure(env)
                                    : new Closure(argument, env));
        }
        return inner;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        function.body().each(enter(env), in, out);
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        function.body().paths(enter(env), at, in, out);
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        if (survey.isLong()) {
            return super.survey(survey, in);
        }
        Survey inner = survey.up(hops);
        for (Node argument : arguments) {
            inner = inner.bind(argument, survey);
        }
        return function.body().survey(inner, in);
    }
}
