package dev.coxswain.command;

import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;

import org.jspecify.annotations.Nullable;

/** One thing a command is to act on. */
public sealed interface Target {
    ResourceType type();

    /** An object by its name. */
    record Named(ResourceRef ref) implements Target {
        @Override
        public ResourceType type() {
            return ref.type();
        }
    }

    /**
     * All objects of a type that a selector leaves.
     *
     * @param namespace null for all namespaces and for types that live in none
     */
    record Listed(ResourceType type, @Nullable String namespace, Selector selector)
            implements Target {}

    /**
     * An object the stage before handed over.
     *
     * @param item the object as it was when it was read
     */
    record Given(ResourceRef ref, Item item) implements Target {
        @Override
        public ResourceType type() {
            return ref.type();
        }
    }
}
