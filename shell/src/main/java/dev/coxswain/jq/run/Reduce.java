package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.jq.value.Editor;
import dev.coxswain.jq.value.Sum;

import org.jspecify.annotations.Nullable;

/** {@code reduce source as pattern (start; update)}. */
public final class Reduce extends Node {
    final Node source;
    private final Pattern pattern;
    private final Node start;
    private final Node update;
    private final @Nullable Growth growth;

    public Reduce(Node source, Pattern pattern, Node start, Node update) {
        this.source = source;
        this.pattern = pattern;
        this.start = start;
        this.update = update;
        this.growth = Growth.of(update);
    }

    /** Whether only the source looks at the input. */
    boolean startsBlind() {
        boolean blind =
                switch (start) {
                    case Constant _, Empty _ -> true;
                    case Collect collect -> collect.body instanceof Empty;
                    case ObjectMaker maker -> maker.isEmpty();
                    default -> false;
                };
        return blind && pattern.isPlain();
    }

    /** The same over another source. */
    Reduce over(Node other) {
        return new Reduce(other, pattern, start, update);
    }

    @Override
    public boolean isSingle() {
        return start.isSingle();
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode first = start.one(env, in);
        return first == null ? null : reduce(env, in, first);
    }

    private JsonNode reduce(Env env, JsonNode in, JsonNode first) {
        if (pattern.isChoice()) {
            return computed(env, in, first);
        }
        if (update instanceof Edit edit && edit.isDirect()) {
            return edited(env, in, first, edit);
        }
        return growth == null ? computed(env, in, first) : grown(env, in, first, growth);
    }

    private JsonNode grown(Env env, JsonNode in, JsonNode first, Growth by) {
        Sum[] state = {new Sum()};
        state[0].add(first);
        pattern.bindEach(
                source, env, in, inner -> state[0] = by.step(inner, NullNode.instance, state[0]));
        return state[0].total();
    }

    private JsonNode edited(Env env, JsonNode in, JsonNode first, Edit edit) {
        Editor[] state = {new Editor(first)};
        pattern.bindEach(
                source,
                env,
                in,
                inner -> {
                    if (!edit.edit(inner, state[0])) {
                        state[0] = new Editor(NullNode.instance);
                    }
                });
        return state[0].value();
    }

    private JsonNode computed(Env env, JsonNode in, JsonNode first) {
        JsonNode[] state = {first};
        pattern.bindEach(
                source,
                env,
                in,
                inner -> {
                    // Where the update fails and another pattern is tried, jq has given the state
                    // away.
                    JsonNode from = state[0];
                    state[0] = NullNode.instance;
                    if (update.isSingle()) {
                        JsonNode next = update.one(inner, from);
                        state[0] = next == null ? NullNode.instance : next;
                        return;
                    }
                    update.each(inner, from, next -> state[0] = next);
                });
        return state[0];
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        boolean[] again = new boolean[1];
        start.each(
                env,
                in,
                first -> {
                    // jq's own bytecode has given the input away after the first start value.
                    JsonNode seen = again[0] ? NullNode.instance : in;
                    again[0] = true;
                    out.emit(reduce(env, seen, first));
                });
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        if (!pattern.isPlain()) {
            return super.survey(survey, in);
        }
        start.survey(survey, in).readWhole();
        Seen each = source.survey(survey, in);
        update.survey(survey.bind(each), Seen.NOTHING).readWhole();
        return Seen.NOTHING;
    }

    /** The result is at the place of the start value, for nobody keeps the updates' places. */
    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        start.paths(
                env,
                at,
                in,
                (place, first) -> {
                    JsonNode[] state = {first};
                    pattern.bindEach(source, env, in, inner -> update(inner, place, state));
                    out.emit(place, state[0]);
                });
    }

    private void update(Env inner, Position place, JsonNode[] state) {
        JsonNode from = state[0];
        state[0] = NullNode.instance;
        update.paths(inner, place, from, (_, next) -> state[0] = next);
    }
}
