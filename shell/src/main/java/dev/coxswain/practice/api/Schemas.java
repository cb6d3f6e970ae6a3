package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The schemas of all built-in kinds by their OpenAPI names.
 *
 * @param all names to schemas
 */
public record Schemas(JsonNode all) {
    static Schemas builtIn() {
        return new Schemas(resource("schemas.json"));
    }

    static JsonNode resource(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Schema named(String name) {
        return Schema.of(all.path(name), this);
    }

    Schema resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? Schema.of(node, this)
                : new Schema(all.path(reference.asText()), this, node);
    }
}
