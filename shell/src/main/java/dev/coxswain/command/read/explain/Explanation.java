package dev.coxswain.command.read.explain;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/**
 * What is to be said about a type or one of its fields.
 *
 * @param path the names of the fields from the object down; empty for the object itself
 * @param schema what the path leads to
 * @param recursive whether the fields of fields are told too, by name alone
 */
record Explanation(
        ApiSchemas schemas,
        ApiSchemas.Described type,
        List<String> path,
        JsonNode schema,
        boolean recursive) {

    Explanation {
        path = List.copyOf(path);
    }
}
