package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

/** {@code and} and {@code or}, which look at their right side only where they must. */
public final class Logic extends Node {
    private final Node left;
    private final Node right;
    final boolean deciding;

    /** Decided by a left side that is {@code deciding}. */
    public Logic(Node left, Node right, boolean deciding) {
        this.left = left;
        this.right = right;
        this.deciding = deciding;
    }

    public Node left() {
        return left;
    }

    public Node right() {
        return right;
    }

    @Override
    public boolean isSingle() {
        return left.isSingle() && right.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode first = left.one(env, in);
        if (first == null) {
            return null;
        }
        if (Values.isTrue(first) == deciding) {
            return BooleanNode.valueOf(deciding);
        }
        JsonNode second = right.one(env, in);
        return second == null ? null : BooleanNode.valueOf(Values.isTrue(second));
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        left.paths(
                env,
                at,
                in,
                (place, first) -> {
                    if (Values.isTrue(first) == deciding) {
                        out.emit(place, BooleanNode.valueOf(deciding));
                    } else {
                        right.paths(
                                env,
                                place,
                                in,
                                (next, second) ->
                                        out.emit(next, BooleanNode.valueOf(Values.isTrue(second))));
                    }
                });
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        left.each(
                env,
                in,
                first -> {
                    if (Values.isTrue(first) == deciding) {
                        out.emit(BooleanNode.valueOf(deciding));
                    } else {
                        right.each(
                                env,
                                in,
                                second -> out.emit(BooleanNode.valueOf(Values.isTrue(second))));
                    }
                });
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        left.survey(survey, in);
        right.survey(survey, in);
        return Seen.NOTHING;
    }
}
