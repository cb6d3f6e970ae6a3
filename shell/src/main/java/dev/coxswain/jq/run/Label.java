package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.Consumer;

/** {@code label $name | body}. */
public final class Label extends Node.Many {
    private final Node body;

    public Label(Node body) {
        this.body = body;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        within(label -> body.each(env.bind(label), in, out));
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        within(label -> body.paths(env.bind(label), at, in, out));
    }

    /** Runs what may break out of it with {@link Break}. */
    static void within(Consumer<Object> body) {
        Object label = new Object();
        try {
            body.accept(label);
        } catch (Break e) {
            if (e.label != label) {
                throw e;
            }
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return body.survey(survey.bind(Seen.NOTHING), in);
    }
}
