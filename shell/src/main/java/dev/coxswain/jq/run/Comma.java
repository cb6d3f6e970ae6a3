package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code left, right}. */
public final class Comma extends Node.Many {
    final Node left;
    final Node right;

    public Comma(Node left, Node right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        left.each(env, in, out);
        right.each(env, in, out);
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        left.paths(env, at, in, out);
        right.paths(env, at, in, out);
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return left.survey(survey, in).and(right.survey(survey, in));
    }
}
