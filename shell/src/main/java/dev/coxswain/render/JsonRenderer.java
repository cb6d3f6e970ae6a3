package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoJson;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;

import java.io.IOException;

/** {@code -o json}. */
record JsonRenderer(Output output) implements Renderer {
    @Override
    public void render(Items items, Sink out) throws IOException {
        try (Documents documents = new Documents(items, output)) {
            for (JsonNode each = documents.next(); each != null; each = documents.next()) {
                out.line(
                        items.shape() == Items.Shape.DECLARED
                                ? GoJson.declared(each)
                                : GoJson.indented(each));
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }
}
