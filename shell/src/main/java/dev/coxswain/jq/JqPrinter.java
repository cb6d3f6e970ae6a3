package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON exactly as jq prints it. */
public final class JqPrinter {
    private JqPrinter() {}

    /** The value in one line. */
    public static String compact(JsonNode value) {
        return value.toString();
    }
}
