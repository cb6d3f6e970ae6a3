package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the objects of a kind are served, where that may differ from how they are stored. */
public interface Form {
    /** The form of nearly every kind: the very trees that are stored. */
    Form STORED = new Form() {};

    /** A stored object as the kind shows it. */
    default ObjectNode shown(ObjectNode stored) {
        return stored;
    }

    /** An object that was sent in the kind's form, as it is stored. */
    default ObjectNode stored(ObjectNode sent) {
        return sent;
    }

    /** The path that a field of the kind has where it is stored. */
    default String field(String path) {
        return path;
    }

    /**
     * Looks at a new object for what only this form asks for.
     *
     * @throws StatusException 422 where it is missing
     */
    default void check(ObjectNode sent) {}
}
