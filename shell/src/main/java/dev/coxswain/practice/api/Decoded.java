package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * An object as it was sent.
 *
 * @param duplicates what is said about fields that were there twice
 * @param sorted whether its fields are told of in the order of their names, as those of YAML are
 */
public record Decoded(ObjectNode object, List<String> duplicates, boolean sorted) {
    /** An object that was put together here. */
    public static Decoded of(ObjectNode object) {
        return new Decoded(object, List.of(), false);
    }
}
