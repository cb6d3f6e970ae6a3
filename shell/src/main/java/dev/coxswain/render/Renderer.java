package dev.coxswain.render;

import dev.coxswain.result.Items;

import java.io.IOException;

/** One way of writing structured values. */
interface Renderer {
    /**
     * Drains the values into the text.
     *
     * @throws IOException where the text cannot be written
     */
    void render(Items items, Sink out) throws IOException;
}
