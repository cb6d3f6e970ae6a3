package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** {@code foreach source as pattern (start; update; extract)}. */
public final class Foreach extends Node.Many {
    private final Node source;
    private final Pattern pattern;
    private final Node start;
    private final Node update;
    private final Node extract;

    public Foreach(Node source, Pattern pattern, Node start, Node update, Node extract) {
        this.source = source;
        this.pattern = pattern;
        this.start = start;
        this.update = update;
        this.extract = extract;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        start.each(
                env,
                in,
                first -> {
                    JsonNode[] state = {first};
                    pattern.bindEach(
                            source,
                            env,
                            in,
                            inner -> {
                                JsonNode from = state[0];
                                state[0] = NullNode.instance;
                                update.each(
                                        inner,
                                        from,
                                        next -> {
                                            state[0] = next;
                                            extract.each(inner, next, out);
                                        });
                            });
                });
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        start.paths(
                env,
                at,
                in,
                (place, first) -> {
                    JsonNode[] state = {first};
                    // Each round starts from the same place again: only the state's value is
                    // carried on.
                    pattern.bindEach(
                            source,
                            env,
                            in,
                            place,
                            (inner, _) ->
                                    update.paths(
                                            inner,
                                            place,
                                            state[0],
                                            (next, found) -> {
                                                state[0] = found;
                                                extract.paths(inner, next, found, out);
                                            }));
                });
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        if (!pattern.isPlain()) {
            return super.survey(survey, in);
        }
        start.survey(survey, in).readWhole();
        Survey inner = survey.bind(source.survey(survey, in));
        update.survey(inner, Seen.NOTHING).readWhole();
        return extract.survey(inner, Seen.NOTHING);
    }
}
