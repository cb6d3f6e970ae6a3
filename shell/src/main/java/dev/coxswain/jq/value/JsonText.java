package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

import dev.coxswain.jq.JqColors;
import dev.coxswain.jq.JqFormat;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;

/** Writes JSON values as jq lays them out. */
public final class JsonText {
    private static final int DEEPEST = 10_000;

    private final JsonBytes out;
    private final JqFormat format;
    private final @Nullable JqColors colors;
    private final int most;
    private final int indent;

    /** A newline and indentation, of as many levels as were needed yet. */
    private byte[] margin = new byte[0];

    /** Writing stops soon after {@code most} bytes. */
    public JsonText(JsonBytes out, JqFormat format, int most) {
        this.out = out;
        this.format = format;
        this.colors = format.colors();
        this.most = most;
        this.indent = format.indent() == null ? -1 : format.indent().length();
    }

    public void write(JsonNode value) {
        write(value, 0);
    }

    private void write(JsonNode value, int depth) {
        if (depth > DEEPEST) {
            out.add("<skipped: too deep>");
            return;
        }
        switch (value.getNodeType()) {
            case ARRAY -> array(value, depth);
            case OBJECT -> object(value, depth);
            case STRING -> {
                color(JqColors.STRING);
                quote(value.textValue());
                reset();
            }
            case NUMBER -> {
                color(JqColors.NUMBER);
                number(value);
                reset();
            }
            case BOOLEAN ->
                    mark(
                            value.booleanValue() ? JqColors.TRUE : JqColors.FALSE,
                            value.booleanValue() ? "true" : "false");
            default -> mark(JqColors.NULL, "null");
        }
    }

    private void number(JsonNode value) {
        if (value instanceof IntNode) {
            out.add(value.intValue());
        } else {
            out.add(Numbers.text(value));
        }
    }

    private void color(int which) {
        if (colors != null) {
            out.add(colors.codes().get(which));
        }
    }

    private void reset() {
        if (colors != null) {
            out.add(JqColors.RESET);
        }
    }

    private void newline(int depth) {
        if (indent >= 0) {
            int size = 1 + depth * indent;
            if (size > margin.length) {
                String wide = "\n" + String.valueOf(format.indent()).repeat(depth + 16);
                margin = wide.getBytes(StandardCharsets.US_ASCII);
            }
            out.add(margin, size);
        }
    }

    /** A piece of an array's or object's own, in its colour. */
    private void mark(int color, char piece) {
        color(color);
        out.add(piece);
        reset();
    }

    private void mark(int color, String text) {
        color(color);
        out.add(text);
        reset();
    }

    private void array(JsonNode array, int depth) {
        if (array.isEmpty()) {
            mark(JqColors.ARRAY, "[]");
            return;
        }
        char before = '[';
        for (JsonNode element : array) {
            Interruption.check();
            mark(JqColors.ARRAY, before);
            before = ',';
            newline(depth + 1);
            write(element, depth + 1);
            out.drainFull();
            if (out.length() > most) {
                return;
            }
        }
        newline(depth);
        mark(JqColors.ARRAY, ']');
    }

    private void object(JsonNode object, int depth) {
        if (object.isEmpty()) {
            mark(JqColors.OBJECT, "{}");
            return;
        }
        char before = '{';
        for (Iterator<Entry<String, JsonNode>> i = entries(object); i.hasNext(); ) {
            Interruption.check();
            Entry<String, JsonNode> entry = i.next();
            mark(JqColors.OBJECT, before);
            before = ',';
            newline(depth + 1);
            color(JqColors.KEY);
            quote(entry.getKey());
            reset();
            mark(JqColors.OBJECT, ':');
            if (indent >= 0) {
                out.add(' ');
            }
            write(entry.getValue(), depth + 1);
            out.drainFull();
            if (out.length() > most) {
                return;
            }
        }
        newline(depth);
        mark(JqColors.OBJECT, '}');
    }

    private Iterator<Entry<String, JsonNode>> entries(JsonNode object) {
        if (!format.sortKeys()) {
            return object.properties().iterator();
        }
        return Values.sortedKeys(object).stream()
                .map(key -> Map.entry(key, object.get(key)))
                .iterator();
    }

    private void quote(String text) {
        int count = (int) Math.min(text.length(), Math.max(0L, (long) most - out.length() + 1));
        out.quote(text, count, format.ascii());
    }
}
