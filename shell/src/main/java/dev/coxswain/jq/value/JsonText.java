package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.JqColors;
import dev.coxswain.jq.JqFormat;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Map;
import java.util.Map.Entry;

/** Writes JSON values as jq lays them out. */
public final class JsonText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int DEEPEST = 10_000;

    private final StringBuilder out;
    private final JqFormat format;
    private final @Nullable JqColors colors;
    private final int most;

    /** Writing stops soon after {@code most} characters. */
    public JsonText(StringBuilder out, JqFormat format, int most) {
        this.out = out;
        this.format = format;
        this.colors = format.colors();
        this.most = most;
    }

    public void write(JsonNode value) {
        write(value, 0);
    }

    private void write(JsonNode value, int depth) {
        if (depth > DEEPEST) {
            out.append("<skipped: too deep>");
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
            case NUMBER -> mark(JqColors.NUMBER, Numbers.text(value));
            case BOOLEAN ->
                    mark(
                            value.booleanValue() ? JqColors.TRUE : JqColors.FALSE,
                            value.booleanValue() ? "true" : "false");
            default -> mark(JqColors.NULL, "null");
        }
    }

    private void color(int which) {
        if (colors != null) {
            out.append(colors.codes().get(which));
        }
    }

    private void reset() {
        if (colors != null) {
            out.append(JqColors.RESET);
        }
    }

    private void newline(int depth) {
        if (format.indent() != null) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(format.indent());
            }
        }
    }

    /** A piece of an array's or object's own, in its colour. */
    private void mark(int color, String text) {
        color(color);
        out.append(text);
        reset();
    }

    private void array(JsonNode array, int depth) {
        if (array.isEmpty()) {
            mark(JqColors.ARRAY, "[]");
            return;
        }
        String before = "[";
        for (JsonNode element : array) {
            Interruption.check();
            mark(JqColors.ARRAY, before);
            before = ",";
            newline(depth + 1);
            write(element, depth + 1);
            if (out.length() > most) {
                return;
            }
        }
        newline(depth);
        mark(JqColors.ARRAY, "]");
    }

    private void object(JsonNode object, int depth) {
        if (object.isEmpty()) {
            mark(JqColors.OBJECT, "{}");
            return;
        }
        String before = "{";
        for (Iterator<Entry<String, JsonNode>> i = entries(object); i.hasNext(); ) {
            Interruption.check();
            Entry<String, JsonNode> entry = i.next();
            mark(JqColors.OBJECT, before);
            before = ",";
            newline(depth + 1);
            color(JqColors.KEY);
            quote(entry.getKey());
            reset();
            mark(JqColors.OBJECT, ":");
            if (format.indent() != null) {
                out.append(' ');
            }
            write(entry.getValue(), depth + 1);
            if (out.length() > most) {
                return;
            }
        }
        newline(depth);
        mark(JqColors.OBJECT, "}");
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
        out.append('"');
        int length = (int) Math.min(text.length(), Math.max(0L, (long) most - out.length() + 1));
        int plain = 0;
        for (int i = 0; i < length; i++) {
            Interruption.check(i);
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                out.append(text, plain, i);
                special(text, i, c);
                plain = i + 1;
            }
        }
        out.append(text, plain, length);
        out.append('"');
    }

    private void special(String text, int at, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                if (c <= 0x7f || format.ascii()) {
                    unicode(c);
                } else if (Character.isSurrogate(c) && !paired(text, at)) {
                    out.append('\uFFFD');
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void unicode(char c) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 15])
                .append(HEX[c >> 4 & 15])
                .append(HEX[c & 15]);
    }
}
