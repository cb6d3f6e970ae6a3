package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Tables;
import dev.coxswain.practice.store.Stored;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** In which forms the objects of a list are written: whole, as metadata alone, as rows. */
final class Elements {
    private final Kind kind;
    private final Outline outline;

    Elements(Kind kind) {
        this.kind = kind;
        this.outline = new Outline(kind);
    }

    /** An element of a list, which says its kind only where a definition made that. */
    static ObjectNode bare(Kind kind, ObjectNode object) {
        if (kind.custom()) {
            return Reads.versioned(kind, object);
        }
        ObjectNode bare = Json.object();
        bare.setAll(Reads.versioned(kind, object));
        bare.remove(List.of("kind", "apiVersion"));
        return bare;
    }

    /** Writes an object whole. */
    void whole(ObjectNode object, ListStream stream) throws IOException {
        Outline.@Nullable Part rest = outline.rest(object);
        if (rest == null || kind.custom() || kind.converted()) {
            stream.tree(bare(kind, object));
        } else {
            stream.raw("{", rest);
        }
    }

    /** Writes an object's metadata alone. */
    void metadata(ObjectNode object, ListStream stream) throws IOException {
        Outline.@Nullable Part metadata = outline.metadata(object);
        if (metadata == null || kind.converted()) {
            stream.tree(Tables.partial(Reads.versioned(kind, object)));
            return;
        }
        stream.raw(
                "{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":",
                metadata);
        stream.rest("}");
    }

    /**
     * How rows of a table are written.
     *
     * @param include how much of the object a row has
     */
    ListStream.Form rows(String include, Instant now) {
        return (object, stream) -> {
            stream.begin("cells");
            stream.tree(Tables.cells(kind, object, now));
            stream.name("object");
            switch (include) {
                case "None" -> stream.raw("null");
                case "Object" -> object(object, stream);
                default -> metadata(object, stream);
            }
            stream.end();
        };
    }

    private void object(ObjectNode object, ListStream stream) throws IOException {
        ObjectNode shown = Reads.versioned(kind, object);
        byte[] json = Stored.kept(shown);
        if (json == null) {
            stream.tree(shown);
        } else {
            stream.raw("", new Outline.Part(json, 0, json.length));
        }
    }
}
