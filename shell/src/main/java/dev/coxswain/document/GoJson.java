package dev.coxswain.document;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** JSON as Go's {@code encoding/json} writes it: keys sorted, HTML's characters escaped. */
public final class GoJson {
    private static final String STEP = "    ";

    private final String step;

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;
    private final boolean sorted;

    private GoJson(boolean indented, boolean sorted) {
        this(indented, sorted, STEP);
    }

    private GoJson(boolean indented, boolean sorted, String step) {
        this.step = step;
        this.indented = indented;
        this.sorted = sorted;
    }

    /** The value in one line. */
    public static String compact(JsonNode value) {
        return new GoJson(false, true).write(value, "");
    }

    /** The value indented by four blanks a level, as kubectl prints it, without a newline. */
    public static String indented(JsonNode value) {
        return new GoJson(true, true).write(value, "");
    }

    /** The same with the fields in the order they have, as Go writes its own types. */
    public static String declared(JsonNode value) {
        return new GoJson(true, false).write(value, "");
    }

    /** The same with an indentation of one's own. */
    public static String declared(JsonNode value, String step) {
        return new GoJson(true, false, step).write(value, "");
    }

    /** A number as Go writes it. */
    public static String number(JsonNode value) {
        return value.isIntegralNumber()
                ? value.asText()
                : GoNumber.json(new BigDecimal(value.asText()).doubleValue());
    }

    private String write(JsonNode value, String indent) {
        append(value, indent);
        return out.toString();
    }

    private void append(JsonNode value, String indent) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, indent);
            case ARRAY -> array(value, indent);
            case STRING -> quote(value.textValue(), out);
            case NUMBER -> out.append(number(value));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL, MISSING -> out.append("null");
            case BINARY, POJO -> quote(value.asText(), out);
        }
    }

    private void object(JsonNode value, String indent) {
        if (value.isEmpty()) {
            out.append("{}");
            return;
        }
        Map<String, JsonNode> fields = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        value.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
        String inner = indent + step;
        char before = '{';
        for (Map.Entry<String, JsonNode> each : fields.entrySet()) {
            out.append(before);
            newline(inner);
            quote(each.getKey(), out);
            out.append(indented ? ": " : ":");
            append(each.getValue(), inner);
            before = ',';
        }
        newline(indent);
        out.append('}');
    }

    private void array(JsonNode value, String indent) {
        if (value.isEmpty()) {
            out.append("[]");
            return;
        }
        String inner = indent + step;
        char before = '[';
        for (JsonNode each : value) {
            out.append(before);
            newline(inner);
            append(each, inner);
            before = ',';
        }
        newline(indent);
        out.append(']');
    }

    private void newline(String indent) {
        if (indented) {
            out.append('\n').append(indent);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '<', '>', '&', '\u2028', '\u2029' -> escape(c, out);
                default -> {
                    if (c < ' ') {
                        escape(c, out);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void escape(char c, StringBuilder out) {
        out.append(String.format("\\u%04x", (int) c));
    }
}
