package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoJson;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;

import java.io.IOException;

/** {@code -o json}. */
record JsonRenderer(Output output) implements Renderer {
    /** What a watch said with its object, which stands in one line. */
    private static boolean isEvent(JsonNode value) {
        return value.size() == 2 && value.has("type") && value.has("object");
    }

    @Override
    public void render(Items items, Sink out) throws IOException {
        try (Documents documents = new Documents(items, output)) {
            for (JsonNode each = documents.next(); each != null; each = documents.next()) {
                if (items.shape() == Items.Shape.WATCH && isEvent(each)) {
                    out.line(
                            "{\"type\":"
                                    + GoJson.compact(each.path("type"))
                                    + ",\"object\":"
                                    + GoJson.compact(each.path("object"))
                                    + "}");
                    out.flush();
                    continue;
                }
                out.line(
                        items.shape().keepsOrder() ? GoJson.declared(each) : GoJson.indented(each));
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }
}
