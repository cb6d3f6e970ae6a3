package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.jq.value.JsonBytes;
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
        JsonBytes out = new JsonBytes();
        new JsonText(out, format, Integer.MAX_VALUE).write(value);
        return out.text();
    }

    /** At least the first {@code count} bytes of the value in one line. */
    public static String head(JsonNode value, int count) {
        JsonBytes out = new JsonBytes();
        new JsonText(out, JqFormat.COMPACT, count).write(value);
        return out.text();
    }
}
