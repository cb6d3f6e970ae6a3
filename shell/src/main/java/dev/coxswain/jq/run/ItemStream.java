package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Iterator;

/** {@code .items[]} of a list that is handed in item by item. */
public final class ItemStream extends Node.Many {
    private final Node list;

    public ItemStream(Node list) {
        this.list = list;
    }

    @Override
    public void each(Env env, JsonNode in, Sink out) {
        Iterator<JsonNode> items = env.run.items();
        if (items == null) {
            list.each(env, in, out);
            return;
        }
        while (items.hasNext()) {
            env.run.check();
            out.emit(items.next());
        }
    }

    @Override
    public void paths(Env env, Position at, JsonNode in, PathSink out) {
        list.paths(env, at, in, out);
    }
}
