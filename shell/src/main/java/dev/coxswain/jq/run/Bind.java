package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** {@code source as pattern ?// pattern … | body}. */
public final class Bind extends Node {
    private final Node source;
    private final List<Pattern> patterns;
    private final Node body;
    private final boolean single;

    public Bind(Node source, List<Pattern> patterns, Node body) {
        this.source = source;
        this.patterns = List.copyOf(patterns);
        this.body = body;
        this.single =
                source.isSingle()
                        && body.isSingle()
                        && patterns.size() == 1
                        && patterns.getFirst().isPlain();
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode value = source.one(env, in);
        return value == null ? null : body.one(env.bind(value), in);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        source.each(
                env,
                in,
                value -> {
                    env.run.check();
                    choose(
                            new Choice(env, in, value, null),
                            0,
                            (inner, _) -> body.each(inner, in, out));
                });
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        source.each(
                env,
                in,
                value ->
                        choose(
                                new Choice(env, in, value, at),
                                0,
                                (inner, place) ->
                                        body.paths(inner, place == null ? at : place, in, out)));
    }

    /** What a pattern is to be found for. */
    private record Choice(Env env, JsonNode in, JsonNode value, @Nullable Position at) {}

    private void choose(Choice choice, int index, Pattern.Inside inside) {
        Pattern pattern = patterns.get(index);
        if (index == patterns.size() - 1) {
            pattern.bind(choice.env, choice.in, choice.value, choice.at, inside);
            return;
        }
        // What is thrown after the binding, in the body or later, also moves on to the next
        // pattern.
        try {
            pattern.bind(choice.env, choice.in, choice.value, choice.at, inside);
        } catch (JqException | Break e) {
            choose(choice, index + 1, inside);
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return patterns.size() == 1 && patterns.getFirst().isPlain()
                ? body.survey(survey.bind(source.survey(survey, in)), in)
                : super.survey(survey, in);
    }
}
