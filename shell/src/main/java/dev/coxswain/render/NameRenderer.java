package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;

import java.io.IOException;
import java.util.Locale;

/** {@code -o name}: {@code type.group/name}, one a line. */
record NameRenderer() implements Renderer {
    @Override
    public void render(Items items, Sink out) throws IOException {
        try (ItemSource source = items.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                out.line(name(item));
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }

    private static String name(Item item) {
        if (item.origin() != null) {
            return item.origin().ref().qualifiedName();
        }
        JsonNode json = item.json();
        String kind = Json.text(json, "kind").toLowerCase(Locale.ROOT);
        String apiVersion = Json.text(json, "apiVersion");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
        String name = Json.text(json, "metadata", "name");
        // As kubectl names what has no name.
        return kind + group + "/" + (name.isEmpty() ? "<unknown>" : name);
    }
}
