package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Editor;

import org.jspecify.annotations.Nullable;

/** {@code paths = value}: for each value, sets each place to it. */
public final class Assign extends Node implements Edit {
    private final Node target;
    private final Node source;

    public Assign(Node target, Node source) {
        this.target = target;
        this.source = source;
    }

    @Override
    public boolean isSingle() {
        return source.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode value = source.one(env, in);
        return value == null ? null : set(env, in, value);
    }

    private JsonNode set(Env env, JsonNode in, JsonNode value) {
        Editor editor = new Editor(in);
        set(env, editor, value);
        return editor.value();
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
            set(env, editor, value);
        }
        return value != null;
    }

    private void set(Env env, Editor editor, JsonNode value) {
        Edit.paths(target, env, editor, path -> editor.set(path, value));
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        source.each(env, in, value -> out.emit(set(env, in, value)));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        in.readWhole();
        target.survey(survey, Seen.NOTHING).readWhole();
        source.survey(survey, Seen.NOTHING).readWhole();
        return Seen.NOTHING;
    }
}
