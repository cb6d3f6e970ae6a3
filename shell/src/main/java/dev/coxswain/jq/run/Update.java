package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.Editor;

import java.util.ArrayList;
import java.util.List;

/** {@code paths |= update} and {@code paths op= value}: changes each place in turn. */
public final class Update extends Node implements Edit {
    private final Node target;
    private final Node change;

    public Update(Node target, Node change) {
        this.target = target;
        this.change = change;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        out.emit(one(env, in));
    }

    @Override
    public JsonNode one(Env env, JsonNode in) {
        Editor editor = new Editor(in);
        edit(env, editor);
        return editor.value();
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        each(env, in, Position::refuse);
    }

    @Override
    public boolean isDirect() {
        return Edit.isPlace(target);
    }

    @Override
    public boolean edit(Env env, Editor editor) {
        List<JsonNode> gone = new ArrayList<>();
        Edit.paths(
                target,
                env,
                editor,
                path -> {
                    JsonNode next = First.of(change, env, editor.peek(path));
                    if (next == null) {
                        gone.add(path);
                    } else {
                        editor.set(path, next);
                    }
                });
        if (!gone.isEmpty()) {
            editor.delete(gone);
        }
        return true;
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        in.readWhole();
        target.survey(survey, Seen.NOTHING).readWhole();
        change.survey(survey, Seen.NOTHING).readWhole();
        return Seen.NOTHING;
    }
}
