package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.Arithmetic;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** {@code {key: value, …}}; every combination of outputs makes an object. */
public final class ObjectMaker extends Node {
    private final List<Node> keys;
    private final List<Node> values;
    private final boolean single;

    public ObjectMaker(List<Node> keys, List<Node> values) {
        this.keys = List.copyOf(keys);
        this.values = List.copyOf(values);
        this.single =
                keys.stream().allMatch(Node::isSingle) && values.stream().allMatch(Node::isSingle);
    }

    /** Its keys and values. */
    Stream<Node> parts() {
        return Stream.concat(keys.stream(), values.stream());
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    @Override
    public boolean isSingle() {
        return single;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        ObjectNode object = Json.object();
        for (int i = 0; i < keys.size(); i++) {
            JsonNode key = keys.get(i).one(env, in);
            JsonNode value = key == null ? null : values.get(i).one(env, in);
            if (key == null || value == null) {
                return null;
            }
            object.set(name(keys.get(i), key), value);
        }
        return object;
    }

    private static String name(Node node, JsonNode key) {
        if (key.isTextual()) {
            return key.textValue();
        }
        throw new JqException("Cannot use " + Values.named(key) + " as object key").at(node.span());
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        fill(env, in, Json.object(), 0, out);
    }

    private void fill(Env env, JsonNode in, ObjectNode made, int index, Sink out) {
        if (index == keys.size()) {
            out.emit(made);
            return;
        }
        keys.get(index)
                .each(
                        env,
                        in,
                        key ->
                                values.get(index)
                                        .each(
                                                env,
                                                in,
                                                value -> {
                                                    ObjectNode next = Arithmetic.copy(made);
                                                    next.set(name(keys.get(index), key), value);
                                                    fill(env, in, next, index + 1, out);
                                                }));
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        keys.forEach(each -> each.survey(survey, in).readWhole());
        values.forEach(each -> each.survey(survey, in).readWhole());
        return Seen.NOTHING;
    }
}
