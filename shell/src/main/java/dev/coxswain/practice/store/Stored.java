package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

/**
 * An object as the store keeps it: a tree that nobody changes any more, and beside it, as long as
 * it is the present one, its JSON for all who send it on.
 */
public final class Stored extends ObjectNode {
    private static final long serialVersionUID = 1L;

    private transient volatile byte @Nullable [] json;

    private Stored(ObjectNode object) {
        super(Json.NODES);
        setAll(object);
    }

    /** A tree to be stored; the parts of the given one belong to it. */
    static Stored of(ObjectNode object) {
        return new Stored(object);
    }

    /** Takes JSON of this very object. */
    void keep(byte[] bytes) {
        json = bytes;
    }

    /** Gives the JSON up, since another object has taken the place of this one. */
    void giveUp() {
        json = null;
    }

    /** The JSON that is kept beside a tree; null where none is. */
    public static byte @Nullable [] kept(JsonNode tree) {
        return tree instanceof Stored stored ? stored.json : null;
    }

    /** A tree as JSON; nobody changes these bytes. */
    public static byte[] json(JsonNode tree) {
        byte[] kept = kept(tree);
        return kept == null ? Json.bytes(tree) : kept;
    }
}
