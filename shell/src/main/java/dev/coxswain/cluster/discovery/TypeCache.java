package dev.coxswain.cluster.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.config.OwnedFile;
import dev.coxswain.document.Json;
import dev.coxswain.model.ResourceType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The types of one server as one user sees them, in a file that only its owner reads. */
final class TypeCache {
    private static final int FORMAT = 1;

    private final Path file;

    /** What the file said and when it was written. */
    record Kept(List<ResourceType> types, Instant written) {}

    TypeCache(Path file) {
        this.file = file;
    }

    /** What is kept; no types where there is nothing, or nothing readable. */
    Kept read() {
        try {
            JsonNode kept = Json.parse(Files.readAllBytes(file));
            if (kept.path("format").asInt() != FORMAT) {
                return new Kept(List.of(), Instant.EPOCH);
            }
            List<ResourceType> types = new ArrayList<>();
            kept.path("types").forEach(each -> types.add(type(each)));
            return new Kept(types, Files.getLastModifiedTime(file).toInstant());
        } catch (IOException | UncheckedIOException _) {
            return new Kept(List.of(), Instant.EPOCH);
        }
    }

    void write(List<ResourceType> types) {
        ObjectNode kept = Json.object().put("format", FORMAT);
        ArrayNode list = kept.putArray("types");
        types.forEach(each -> list.add(node(each)));
        try {
            OwnedFile.write(file, Json.bytes(kept));
        } catch (IOException _) {
            // Without a cache the next start asks the server: slower, not wrong.
        }
    }

    private static ObjectNode node(ResourceType type) {
        ObjectNode node = Json.object();
        node.put("g", type.group()).put("v", type.version()).put("k", type.kind());
        node.put("p", type.plural()).put("s", type.singular()).put("n", type.namespaced());
        put(node, "short", type.shortNames());
        put(node, "cat", type.categories());
        put(node, "verbs", type.verbs());
        put(node, "sub", type.subresources());
        return node;
    }

    private static void put(ObjectNode node, String field, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = node.putArray(field);
            texts.forEach(list::add);
        }
    }

    private static ResourceType type(JsonNode node) {
        return new ResourceType(
                Json.text(node, "g"),
                Json.text(node, "v"),
                Json.text(node, "k"),
                Json.text(node, "p"),
                Json.text(node, "s"),
                node.path("n").asBoolean(),
                texts(node.path("short")),
                texts(node.path("cat")),
                new LinkedHashSet<>(texts(node.path("verbs"))),
                Set.copyOf(texts(node.path("sub"))));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
