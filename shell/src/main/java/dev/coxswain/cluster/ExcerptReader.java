package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Wanted;
import dev.coxswain.failure.FailureException;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.value.JsonReader;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/**
 * The items of a list response, one by one while the body arrives, with null in place of what
 * nobody reads. Only whole items know where they came from.
 */
final class ExcerptReader implements ItemSource {
    private final Cluster cluster;
    private final ResourceType type;
    private final InputStream body;
    private final JsonReader reader;
    private final boolean whole;
    private boolean begun;
    private boolean done;

    private ExcerptReader(Cluster cluster, ResourceType type, InputStream body, Wanted wanted) {
        this.cluster = cluster;
        this.type = type;
        this.body = body;
        this.whole = wanted.parts().isWhole();
        JsonReader.Items items = new JsonReader.Items(wanted.parts(), true);
        this.reader = new JsonReader(body, new JsonReader.Form(false, false, false, items));
    }

    /** The items of a body, which is JSON, or else as {@link MetadataReader} reads it. */
    static ItemSource of(Cluster cluster, ResourceType type, InputStream body, Wanted wanted) {
        PushbackInputStream whole = new PushbackInputStream(body, 1);
        try {
            int first = whole.read();
            if (first >= 0) {
                whole.unread(first);
            }
            return first == MetadataReader.FIRST_BYTE
                    ? new MetadataReader(type, whole, wanted.parts())
                    : new ExcerptReader(cluster, type, whole, wanted);
        } catch (IOException e) {
            throw ItemReader.broken(e);
        }
    }

    @Override
    public @Nullable Item next() {
        try {
            return done ? null : read();
        } catch (IOException | JqException e) {
            throw ItemReader.broken(e);
        }
    }

    private @Nullable Item read() throws IOException {
        if (!begun) {
            begun = true;
            JsonNode first = reader.read();
            if (first == null || !(first.isMissingNode() || first.isObject())) {
                throw FailureException.plain("the server's list is not a JSON object");
            }
            done = first.isObject();
        }
        JsonNode value = done ? null : reader.read();
        if (value instanceof ObjectNode object) {
            return item(object);
        }
        if (!done) {
            // Its end, which is another one where it is broken after its items.
            done = true;
            reader.read();
        }
        return null;
    }

    /** Items of built-in lists come without these two, and metadata alone with others. */
    private Item item(ObjectNode object) {
        boolean named = object.has("kind") && object.has("apiVersion");
        ObjectNode item = object;
        if (!named || object.path("kind").asText().equals("PartialObjectMetadata")) {
            item = Json.object();
            item.put("apiVersion", type.apiVersion());
            item.put("kind", type.kind());
            object.remove(List.of("apiVersion", "kind"));
            item.setAll(object);
        }
        return whole ? Item.of(item, Objects.origin(cluster.context(), type, item)) : Item.of(item);
    }

    @Override
    public void close() {
        done = true;
        try {
            body.close();
        } catch (IOException _) {
            // The exchange is over either way.
        }
    }
}
