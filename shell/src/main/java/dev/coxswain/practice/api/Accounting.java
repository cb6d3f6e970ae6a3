package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.store.Store;

import org.jspecify.annotations.Nullable;

/** Keeps count of what objects take, and refuses what is too much. */
@FunctionalInterface
public interface Accounting {
    /**
     * Counts an object that is about to be written.
     *
     * @param open the write, which takes the new counts along
     * @param old what is stored; null at creation
     * @param dry whether the counts stay as they are
     * @throws StatusException 403 where it is too much
     */
    void charge(
            Store.Transaction open,
            Kind kind,
            ObjectNode object,
            @Nullable ObjectNode old,
            boolean dry);
}
