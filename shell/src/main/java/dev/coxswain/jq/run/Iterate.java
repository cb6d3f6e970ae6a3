package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import java.util.Iterator;
import java.util.Map;

/** {@code term[]}. */
public final class Iterate extends Node.Many {
    public final Node term;

    private final boolean optional;

    public Iterate(Node term, boolean optional) {
        this.term = term;
        this.optional = optional;
    }

    private Iterator<JsonNode> elements(JsonNode value) {
        try {
            return Values.elements(value);
        } catch (JqException e) {
            if (optional) {
                return java.util.Collections.emptyIterator();
            }
            throw e.at(span());
        }
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        if (term.isSingle()) {
            JsonNode value = term.one(env, in);
            if (value != null && value.isNull() && !optional) {
                throw nothing(env, in, value);
            }
            if (value != null) {
                iterate(env, value, out);
            }
        } else {
            term.each(env, in, value -> iterate(env, value, out));
        }
    }

    /** The refusal to go into null, with the keys that are there where one was asked for. */
    private JqException nothing(Env env, JsonNode in, JsonNode value) {
        try {
            Values.elements(value);
            throw new IllegalStateException("null has elements");
        } catch (JqException e) {
            if (term instanceof Index index && index.key instanceof Constant key) {
                JsonNode holder = index.term.isSingle() ? index.term.one(env, in) : null;
                if (holder != null && holder.isObject() && !holder.has(key.value.asText())) {
                    e.hint(Keys.there(key.value.asText(), holder));
                }
            }
            return e.at(span());
        }
    }

    private void iterate(Env env, JsonNode value, Sink out) {
        Iterator<JsonNode> elements = elements(value);
        while (elements.hasNext()) {
            env.run.check();
            out.emit(elements.next());
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        term.paths(
                env,
                at,
                in,
                (place, value) -> {
                    place.checkIterated(value);
                    if (value.isObject()) {
                        for (Map.Entry<String, JsonNode> entry : value.properties()) {
                            env.run.check();
                            out.emit(
                                    place.then(TextNode.valueOf(entry.getKey()), entry.getValue()),
                                    entry.getValue());
                        }
                        return;
                    }
                    int index = 0;
                    for (Iterator<JsonNode> elements = elements(value);
                            elements.hasNext();
                            index++) {
                        env.run.check();
                        JsonNode element = elements.next();
                        out.emit(place.then(Numbers.of(index), element), element);
                    }
                });
    }

    /** Whether what does not fit gives nothing. */
    boolean optional() {
        return optional;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return term.survey(survey, in).inner();
    }
}
