package dev.coxswain.jq;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** The values that {@code input} and {@code inputs} read, one after the other. */
@FunctionalInterface
public interface JqInputs {
    /**
     * The next value, or null where there is no more.
     *
     * @throws JqException where the input is broken; the next call may go on
     */
    @Nullable JsonNode next();

    /** The file being read, or null. */
    default @Nullable String fileName() {
        return null;
    }

    /** How many newlines were read so far. */
    default long lineNumber() {
        return 0;
    }

    /** No inputs at all. */
    static JqInputs none() {
        return () -> null;
    }

    /** The values of an iterator. */
    static JqInputs of(Iterator<JsonNode> values) {
        return () -> values.hasNext() ? values.next() : null;
    }
}
