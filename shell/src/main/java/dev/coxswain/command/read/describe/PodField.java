package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** The value that a container's environment takes from its pod, as far as kubectl shows it. */
final class PodField {
    private PodField() {}

    /** The field's value; empty for the fields kubectl leaves to the reader. */
    static String value(JsonNode pod, String path) {
        return switch (path) {
            case "metadata.name" -> Json.text(pod, "metadata", "name");
            case "metadata.namespace" -> Json.text(pod, "metadata", "namespace");
            default -> "";
        };
    }
}
