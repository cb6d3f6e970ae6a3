package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.JsonText;

/** JSON exactly as jq prints it. */
public final class JqPrinter {
    private JqPrinter() {}

    /** The value in one line, as {@code jq -c}. */
    public static String compact(JsonNode value) {
        return print(value, JqFormat.COMPACT);
    }

    /** The value in lines indented by two spaces, as {@code jq .}, without the last newline. */
    public static String pretty(JsonNode value) {
        return print(value, JqFormat.PRETTY);
    }

    /** The value as the format says, without the last newline. */
    public static String print(JsonNode value, JqFormat format) {
        StringBuilder out = new StringBuilder();
        new JsonText(out, format, Integer.MAX_VALUE).write(value);
        return out.toString();
    }

    /** Appends the value as the format says. */
    public static void print(JsonNode value, JqFormat format, StringBuilder out) {
        new JsonText(out, format, Integer.MAX_VALUE).write(value);
    }

    /** At least the first {@code length} characters of the value in one line. */
    public static String head(JsonNode value, int length) {
        StringBuilder out = new StringBuilder();
        new JsonText(out, JqFormat.COMPACT, length).write(value);
        return out.toString();
    }
}
