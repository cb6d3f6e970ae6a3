package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Access;
import dev.coxswain.jq.value.Editor;

import java.util.ArrayList;
import java.util.List;

/** The builtins about paths. */
public final class Places {
    private Places() {}

    /** {@code path(body)}. */
    public static Node path(Node body) {
        return Custom.many(
                (env, in, out) ->
                        body.paths(
                                env,
                                Position.root(in),
                                in,
                                (at, value) -> {
                                    at.check(value);
                                    out.emit(at.toArray());
                                }));
    }

    /** {@code paths}: those of everything but the root. */
    public static Node paths() {
        Node all = new Recurse(null);
        return Custom.many(
                (env, in, out) ->
                        all.paths(
                                env,
                                Position.root(in),
                                in,
                                (at, _) -> {
                                    if (at.parent() != null) {
                                        out.emit(at.toArray());
                                    }
                                }));
    }

    /** {@code del(body)}. */
    public static Node delete(Node body) {
        return Custom.one(
                (env, in) -> {
                    List<JsonNode> paths = new ArrayList<>();
                    body.paths(
                            env,
                            Position.root(in),
                            in,
                            (at, value) -> {
                                at.check(value);
                                paths.add(at.toArray());
                            });
                    Editor editor = new Editor(in);
                    editor.delete(paths);
                    return editor.value();
                });
    }

    /** {@code getpath(path)}, itself a path. */
    public static Node get(Node path) {
        return Custom.many(
                (env, in, out) -> path.each(env, in, steps -> out.emit(Access.atPath(in, steps))),
                (env, at, in, out) ->
                        path.each(
                                env,
                                in,
                                steps -> {
                                    if (!steps.isArray()) {
                                        throw new JqException("Path must be specified as an array");
                                    }
                                    Position place = at;
                                    JsonNode value = in;
                                    for (JsonNode step : steps) {
                                        value = Access.get(value, step);
                                        place = place.then(step, value);
                                    }
                                    at.check(in);
                                    out.emit(place, value);
                                }));
    }
}
