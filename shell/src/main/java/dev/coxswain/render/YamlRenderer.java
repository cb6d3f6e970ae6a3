package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.result.Items;
import dev.coxswain.result.Output;

import java.io.IOException;

/** {@code -o yaml}; documents after the first begin with a rule, as in kubectl. */
record YamlRenderer(Output output) implements Renderer {
    @Override
    public void render(Items items, Sink out) throws IOException {
        boolean first = true;
        try (Documents documents = new Documents(items, output)) {
            for (JsonNode each = documents.next(); each != null; each = documents.next()) {
                if (!first) {
                    out.line("---");
                }
                first = false;
                out.write(GoYaml.of(each));
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }
}
