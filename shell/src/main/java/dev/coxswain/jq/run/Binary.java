package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.util.function.BinaryOperator;

/** An operator that takes one output of each side; the right side is the outer loop, as in jq. */
public class Binary extends Node {
    final Node left;
    final Node right;
    private final BinaryOperator<JsonNode> operator;

    public Binary(Node left, Node right, BinaryOperator<JsonNode> operator) {
        this.left = left;
        this.right = right;
        this.operator = operator;
    }

    @Override
    public boolean isSingle() {
        return left.isSingle() && right.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode second = right.one(env, in);
        JsonNode first = second == null ? null : left.one(env, in);
        return first == null || second == null ? null : apply(first, second);
    }

    private JsonNode apply(JsonNode first, JsonNode second) {
        try {
            return operator.apply(first, second);
        } catch (JqException e) {
            throw e.at(span());
        }
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        right.each(env, in, second -> left.each(env, in, first -> out.emit(apply(first, second))));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        left.survey(survey, in).readWhole();
        right.survey(survey, in).readWhole();
        return Seen.NOTHING;
    }
}
