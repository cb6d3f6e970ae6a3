package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Access;

import org.jspecify.annotations.Nullable;

/** {@code term[key]}: a key, an index, a slice object or an array to look for. */
public final class Index extends Node {
    public final Node term;
    public final Node key;

    private final boolean optional;

    /** Where {@code optional}, as {@code .a?}, a value that cannot be indexed gives nothing. */
    public Index(Node term, Node key, boolean optional) {
        this.term = term;
        this.key = key;
        this.optional = optional;
    }

    @Override
    public boolean isSingle() {
        return term.isSingle() && key.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode step = key.one(env, in);
        if (step == null) {
            return null;
        }
        JsonNode value = term.one(env, in);
        return value == null ? null : get(value, step);
    }

    private @Nullable JsonNode get(JsonNode value, JsonNode step) {
        try {
            return Access.get(value, step);
        } catch (JqException e) {
            if (optional) {
                return null;
            }
            throw e.at(span());
        }
    }

    private static void emit(@Nullable JsonNode found, Sink out) {
        if (found != null) {
            out.emit(found);
        }
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        key.each(env, in, step -> term.each(env, in, value -> emit(get(value, step), out)));
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        key.each(
                env,
                in,
                step ->
                        term.paths(
                                env,
                                at,
                                in,
                                (place, value) -> {
                                    place.check(value, step);
                                    JsonNode found = get(value, step);
                                    if (found != null) {
                                        out.emit(place.then(step, found), found);
                                    }
                                }));
    }

    /** Whether what does not fit gives nothing. */
    boolean optional() {
        return optional;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        if (key instanceof Constant constant && constant.value.isTextual()) {
            return term.survey(survey, in).at(constant.value.textValue());
        }
        if (key instanceof Constant constant && constant.value.isNumber()) {
            return term.survey(survey, in).inner();
        }
        key.survey(survey, in).readWhole();
        term.survey(survey, in).readWhole();
        return Seen.NOTHING;
    }
}
