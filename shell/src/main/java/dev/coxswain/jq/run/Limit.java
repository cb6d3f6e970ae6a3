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

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        count.each(
                env,
                in,
                most -> {
                    Quota quota = new Quota(most, "limit");
                    if (!quota.isUsedUp()) {
                        Label.within(
                                label ->
                                        body.each(
                                                env,
                                                in,
                                                value -> {
                                                    quota.take();
                                                    out.emit(value);
                                                    leave(quota, label);
                                                }));
                    }
                });
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        count.each(
                env,
                in,
                most -> {
                    Quota quota = new Quota(most, "limit");
                    if (!quota.isUsedUp()) {
                        Label.within(
                                label ->
                                        body.paths(
                                                env,
                                                at,
                                                in,
                                                (place, value) -> {
                                                    quota.take();
                                                    out.emit(place, value);
                                                    leave(quota, label);
                                                }));
                    }
                });
    }

    private static void leave(Quota quota, Object label) {
        if (quota.isUsedUp()) {
            throw new Break(label);
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        count.survey(survey, in).readWhole();
        return body.survey(survey, in);
    }
}
