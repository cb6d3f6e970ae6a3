package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** A call of a function's parameter. */
public final class Parameter extends Node.Many {
    private final int hops;

    public Parameter(int hops) {
        this.hops = hops;
    }

    Closure closure(Env env) {
        return (Closure) env.up(hops).value;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        Closure closure = closure(env);
        closure.body().each(closure.env(), in, out);
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        Closure closure = closure(env);
        closure.body().paths(closure.env(), at, in, out);
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return survey.isLong() ? super.survey(survey, in) : survey.up(hops).passed(in);
    }
}
