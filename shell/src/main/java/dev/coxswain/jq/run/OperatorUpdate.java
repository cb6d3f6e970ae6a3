package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Editor;

import org.jspecify.annotations.Nullable;

import java.util.function.BinaryOperator;

/** {@code paths op= value}: for each value, each place gets what the operator makes of it. */
public final class OperatorUpdate extends Node implements Edit {
    private final Node target;
    private final Node source;
    private final BinaryOperator<JsonNode> operator;

    public OperatorUpdate(Node target, Node source, BinaryOperator<JsonNode> operator) {
        this.target = target;
        this.source = source;
        this.operator = operator;
    }

    @Override
    public boolean isSingle() {
        return source.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode value = source.one(env, in);
        return value == null ? null : update(env, in, value);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        source.each(env, in, value -> out.emit(update(env, in, value)));
    }

    private JsonNode update(Env env, JsonNode in, JsonNode value) {
        Editor editor = new Editor(in);
        update(env, editor, value);
        return editor.value();
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        each(env, in, Position::refuse);
    }

    @Override
    public boolean isDirect() {
        return source.isSingle() && Edit.isPlace(target);
    }

    @Override
    public boolean edit(Env env, Editor editor) {
        JsonNode value = source.one(env, editor.value());
        if (value != null) {
            Edit.share(editor, source, value);
            update(env, editor, value);
        }
        return value != null;
    }

    private void update(Env env, Editor editor, JsonNode value) {
        Edit.paths(
                target,
                env,
                editor,
                path -> {
                    try {
                        editor.set(path, operator.apply(editor.peek(path), value));
                    } catch (JqException e) {
                        throw e.at(span());
                    }
                });
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        in.readWhole();
        target.survey(survey, Seen.NOTHING).readWhole();
        source.survey(survey, Seen.NOTHING).readWhole();
        return Seen.NOTHING;
    }
}
