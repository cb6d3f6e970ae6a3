package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

/** The object {@code {start, end}} that a slice is taken with. */
public final class SliceKey extends Node {
    private final Node from;
    private final Node to;

    public SliceKey(Node from, Node to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean isSingle() {
        return from.isSingle() && to.isSingle();
    }

    private static ObjectNode slice(JsonNode start, JsonNode end) {
        ObjectNode slice = Json.object();
        slice.set("start", start);
        slice.set("end", end);
        return slice;
    }

    @Override
    public @Nullable JsonNode one(Env env, JsonNode in) {
        JsonNode end = to.one(env, in);
        JsonNode start = end == null ? null : from.one(env, in);
        return end == null || start == null ? null : slice(start, end);
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        from.each(env, in, start -> to.each(env, in, end -> out.emit(slice(start, end))));
    }
}
