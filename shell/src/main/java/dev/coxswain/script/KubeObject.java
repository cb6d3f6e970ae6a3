package dev.coxswain.script;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;

/**
 * A JSON object as Groovy sees it: a map of its own, so that changing it changes no result, that
 * remembers the cluster it came from.
 */
public final class KubeObject extends LinkedHashMap<String, Object> {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Origin origin;

    KubeObject(@Nullable Origin origin) {
        this.origin = origin;
    }

    /** Where the object came from, or null. */
    public @Nullable Origin origin() {
        return origin;
    }

    /** The object as it is now, with its origin. */
    public Item item() {
        JsonNode json = Values.toJson(this);
        return new Item(json, origin, null);
    }
}
