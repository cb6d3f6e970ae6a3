package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A string with expressions in it, each put through a format; the last is the outer loop. */
public final class Interpolation extends Node {
    final List<Node> parts;
    private final boolean single;

    /** Parts that give strings, in their order. */
    public Interpolation(List<Node> parts) {
        this.parts = List.copyOf(parts);
        this.single = parts.stream().allMatch(Node::isSingle);
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        String[] pieces = new String[parts.size()];
        for (int i = pieces.length - 1; i >= 0; i--) {
            JsonNode value = parts.get(i).one(env, in);
            if (value == null) {
                return null;
            }
            pieces[i] = value.textValue();
        }
        return TextNode.valueOf(String.join("", pieces));
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        fill(env, in, "", parts.size() - 1, out);
    }

    private void fill(Env env, JsonNode in, String tail, int index, Sink out) {
        if (index < 0) {
            out.emit(TextNode.valueOf(tail));
            return;
        }
        parts.get(index)
                .each(env, in, value -> fill(env, in, value.textValue() + tail, index - 1, out));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        parts.forEach(each -> each.survey(survey, in).readWhole());
        return Seen.NOTHING;
    }
}
