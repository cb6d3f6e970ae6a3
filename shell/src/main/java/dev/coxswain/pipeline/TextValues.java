package dev.coxswain.pipeline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Lines;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Text as values: each line that is a JSON object or array as itself, any other as a string; where
 * asked, a whole text that is JSON values over several lines as those values.
 */
final class TextValues implements ItemSource {
    private final Lines lines;
    private final BufferedReader reader;
    private final Deque<Item> ready = new ArrayDeque<>();
    private final boolean whole;
    private boolean read;

    TextValues(Lines lines, boolean whole) {
        this.lines = lines;
        this.reader = Values.reader(lines.bytes());
        this.whole = whole;
    }

    @Override
    public @Nullable Item next() {
        if (whole && !read) {
            read = true;
            readWhole();
        }
        if (whole) {
            return ready.poll();
        }
        String line = Values.line(reader);
        return line == null ? null : Item.of(value(line));
    }

    private void readWhole() {
        StringBuilder text = new StringBuilder();
        for (String line = Values.line(reader); line != null; line = Values.line(reader)) {
            text.append(line).append('\n');
        }
        if (!readJson(text.toString())) {
            text.toString().lines().forEach(line -> ready.add(Item.of(value(line))));
        }
    }

    private boolean readJson(String text) {
        try (JsonParser parser = Json.mapper().createParser(text)) {
            var values = Json.mapper().<JsonNode>readValues(parser, JsonNode.class);
            while (values.hasNextValue()) {
                ready.add(Item.of(values.nextValue()));
            }
            return true;
        } catch (IOException | UncheckedIOException _) {
            ready.clear();
            return false;
        }
    }

    private static JsonNode value(String line) {
        String bare = line.strip();
        boolean structured =
                (bare.startsWith("{") && bare.endsWith("}"))
                        || (bare.startsWith("[") && bare.endsWith("]"));
        if (structured) {
            try {
                return Json.parse(bare);
            } catch (UncheckedIOException _) {
                // A line that only looks like JSON is a line.
            }
        }
        return new TextNode(line);
    }

    @Override
    public void close() {
        lines.close();
    }
}
