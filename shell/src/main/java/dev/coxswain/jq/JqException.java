package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.flow.Span;

import org.jspecify.annotations.Nullable;

/** An error raised while a jq program ran; it carries no stack trace. */
public final class JqException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode value;
    private transient @Nullable Span span;
    private transient @Nullable String hint;

    public JqException(JsonNode value) {
        super(value.isTextual() ? value.textValue() : value.toString(), null, false, false);
        this.value = value;
    }

    public JqException(String message) {
        super(message, null, false, false);
        this.value = new TextNode(message);
    }

    /** What {@code catch} gets. */
    public JsonNode value() {
        return value;
    }

    /** The part of the program that failed, or null where it is not known. */
    public @Nullable Span span() {
        return span;
    }

    /** Advice for the person, or null. */
    public @Nullable String hint() {
        return hint;
    }

    /** Says where it happened, unless that is known. */
    public JqException at(@Nullable Span where) {
        if (span == null) {
            span = where;
        }
        return this;
    }

    /** Adds advice. */
    public JqException hint(String text) {
        hint = text;
        return this;
    }

    /** The line jq prints, as {@code error (at FILE:LINE): MESSAGE}; a NUL ends the message. */
    public String line(String at) {
        return value.isTextual()
                ? "error (at " + at + "): " + value.textValue().split("\0", 2)[0]
                : "error (at " + at + ") (not a string): " + JqPrinter.compact(value);
    }
}
