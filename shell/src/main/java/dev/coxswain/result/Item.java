package dev.coxswain.result;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/**
 * One value of a result: mostly a Kubernetes object with where it came from.
 *
 * @param json the value; shared, so nobody changes it
 * @param origin null for values that are no object of a cluster
 * @param message for writes, the line that says what was done, as {@code pod/web created}; else
 *     null
 */
public record Item(JsonNode json, @Nullable Origin origin, @Nullable String message) {
    public static Item of(JsonNode json) {
        return new Item(json, null, null);
    }

    public static Item of(JsonNode json, Origin origin) {
        return new Item(json, origin, null);
    }

    /** The same with other words on what was done. */
    public Item saying(String words) {
        return new Item(json, origin, words);
    }

    public static Item written(JsonNode json, @Nullable Origin origin, String message) {
        return new Item(json, origin, message);
    }
}
