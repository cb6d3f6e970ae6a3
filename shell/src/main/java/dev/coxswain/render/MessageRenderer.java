package dev.coxswain.render;

import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Items;

import java.io.IOException;

/** What writes print unless told otherwise: the line that says what was done to each object. */
record MessageRenderer() implements Renderer {
    @Override
    public void render(Items items, Sink out) throws IOException {
        try (ItemSource source = items.objects()) {
            for (Item item = source.next(); item != null; item = source.next()) {
                if (item.message() != null && !item.message().isEmpty()) {
                    out.line(item.message());
                    out.flush();
                }
            }
        }
    }
}
