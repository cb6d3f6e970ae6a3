package dev.coxswain.practice.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where one object lies in the store.
 *
 * @param type the plural with its group, as {@code pods} or {@code deployments.apps}
 * @param namespace empty for objects that live in no namespace
 * @param name the object's name
 */
public record Key(String type, String namespace, String name) {
    /** The key of an object of a known type, read from its metadata. */
    public static Key of(String type, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new Key(
                type, metadata.path("namespace").asText(""), metadata.path("name").asText(""));
    }

    /**
     * Whether it is of a type and in a namespace.
     *
     * @param wanted empty for every namespace
     */
    boolean within(String kind, String wanted) {
        return type.equals(kind) && (wanted.isEmpty() || wanted.equals(namespace));
    }

    /** The place within the type, in the order lists are given. */
    String path() {
        return namespace + "/" + name;
    }

    /** The place among the objects of all types, as the file has it. */
    String full() {
        return type + "/" + path();
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? type + "/" + name : type + "/" + namespace + "/" + name;
    }
}
