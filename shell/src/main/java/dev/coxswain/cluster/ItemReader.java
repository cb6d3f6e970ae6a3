package dev.coxswain.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.jq.JqException;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The items of a list response, parsed one by one while the body arrives. */
final class ItemReader implements ItemSource {
    private final Cluster cluster;
    private final ResourceType type;
    private final InputStream body;
    private final JsonParser parser;
    private boolean inItems;
    private boolean done;

    ItemReader(Cluster cluster, ResourceType type, InputStream body) {
        this.cluster = cluster;
        this.type = type;
        this.body = body;
        try {
            parser = Json.mapper().createParser(body);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw BrokenAnswer.end();
            }
            if (first != JsonToken.START_OBJECT) {
                throw FailureException.plain("the server's list is not a JSON object");
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public @Nullable Item next() {
        try {
            return done ? null : read();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private @Nullable Item read() throws IOException {
        while (true) {
            if (inItems) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    return item(parser.readValueAsTree());
                }
                inItems = false;
            }
            if (parser.nextToken() != JsonToken.FIELD_NAME) {
                done = true;
                return null;
            }
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("items") && value == JsonToken.START_ARRAY) {
                inItems = true;
            } else {
                parser.skipChildren();
            }
        }
    }

    /** Items of built-in lists come without these two; kubectl adds them back. */
    private Item item(ObjectNode object) {
        if (object.has("kind") && object.has("apiVersion")) {
            return Item.of(object, Objects.origin(cluster.context(), type, object));
        }
        ObjectNode whole = Json.object();
        whole.put("apiVersion", type.apiVersion());
        whole.put("kind", type.kind());
        whole.setAll(object);
        return Item.of(whole, Objects.origin(cluster.context(), type, whole));
    }

    static FailureException broken(Exception e) {
        if (e instanceof JsonProcessingException json) {
            return BrokenAnswer.of(json);
        }
        if (e instanceof EOFException || String.valueOf(e.getMessage()).startsWith("Unfinished")) {
            return BrokenAnswer.end();
        }
        String what = e instanceof JqException ? "answer is not JSON: " : "list cannot be read: ";
        return new FailureException(
                new dev.coxswain.failure.Failure.Plain(
                        "the server's " + what + e.getMessage(), null),
                e);
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
