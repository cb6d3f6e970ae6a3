package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.result.Items;
import dev.coxswain.result.Output;

import java.io.IOException;

/** {@code -o kyaml}: each document begins with a rule, as in kubectl. */
record KyamlRenderer(Output output) implements Renderer {
    @Override
    public void render(Items items, Sink out) throws IOException {
        try (Documents documents = new Documents(items, output)) {
            for (JsonNode each = documents.next(); each != null; each = documents.next()) {
                out.line("---");
                out.line(items.shape().keepsOrder() ? Kyaml.declared(each) : Kyaml.of(each));
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }
}
