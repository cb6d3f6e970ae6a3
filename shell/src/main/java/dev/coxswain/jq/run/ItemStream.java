package dev.coxswain.jq.run;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Iterator;

/** {@code .items[]} of a list that is handed in item by item. */
final class ItemStream extends Node.Many {
    @Override
    public void each(Env env, JsonNode in, Sink out) {
        Iterator<JsonNode> items = env.run.items();
        while (items.hasNext()) {
            env.run.check();
            out.emit(items.next());
        }
    }

    @Override
    Seen survey(Survey survey, Seen in) {
        return survey.item();
    }
}
