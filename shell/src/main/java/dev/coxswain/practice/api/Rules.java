package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What is particular to one kind when its objects are written. */
public interface Rules {
    /** The objects there are, for what must be unique or derived. */
    interface Lookup {
        /**
         * @param namespace empty for every namespace
         */
        List<ObjectNode> list(String type, String namespace);
    }

    /** A kind without particulars. */
    Rules NONE = new Rules() {};

    /**
     * Completes an object before it is checked, in place.
     *
     * @param old what is stored; null at creation
     */
    default void prepare(ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {}

    /**
     * Finds what is wrong.
     *
     * @param old what is stored; null at creation
     */
    default void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {}

    /**
     * Narrows what is sent to a part of an object to what can be changed there.
     *
     * @param part the subresource: {@code resize}, say
     * @param wanted the whole object as it was sent
     * @return the object to be stored
     */
    default ObjectNode narrow(String part, ObjectNode wanted, ObjectNode old) {
        return wanted;
    }

    /** Finds what is wrong with a part of an object, by default what is wrong with the object. */
    default void validate(String part, ObjectNode object, ObjectNode old, Problems problems) {
        validate(object, old, problems);
    }

    /**
     * Takes off, in place, what is no wish of whoever wrote the object.
     *
     * @param wish the object without metadata and status; the values in it are shared
     */
    default void reduce(ObjectNode wish) {}

    /**
     * Takes off, in place, what a new object was given on its way in and nobody owns.
     *
     * @param created the values in it are shared
     */
    default void disown(ObjectNode created) {}

    /**
     * How many seconds an object lives on after its deletion.
     *
     * @param asked what the deletion says; null where it says nothing
     */
    default long grace(ObjectNode object, @Nullable Long asked) {
        return 0;
    }

    /**
     * Readies a stored object that is to go, in place, when its deletion is first asked for.
     *
     * @throws StatusException 403 where it must stay
     */
    default void retire(ObjectNode object, Instant now) {}

    /**
     * Lets an object that is complete and valid in, or not.
     *
     * @param old what is stored; null at creation
     * @throws StatusException 403 where the cluster's own rules do not allow it
     */
    default void admit(Kind kind, ObjectNode object, @Nullable ObjectNode old, Lookup lookup) {}
}
