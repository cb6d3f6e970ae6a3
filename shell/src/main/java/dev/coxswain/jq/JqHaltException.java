package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** Ends a jq program and everything after it: {@code halt} and {@code halt_error}. */
public final class JqHaltException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient @Nullable JsonNode value;

    public JqHaltException(int exitCode, @Nullable JsonNode value) {
        super("halt", null, false, false);
        this.exitCode = exitCode;
        this.value = value;
    }

    public int exitCode() {
        return exitCode;
    }

    /** What {@code halt_error} says; null after {@code halt}. */
    public @Nullable JsonNode value() {
        return value;
    }

    /** The raw text for standard error: a string as it is, else JSON and a newline. */
    public String text() {
        JsonNode said = value;
        if (said == null || said.isNull()) {
            return "";
        }
        return said.isTextual() ? said.textValue() : JqPrinter.compact(said) + "\n";
    }
}
