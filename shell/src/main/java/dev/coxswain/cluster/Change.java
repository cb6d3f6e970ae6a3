package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event of a watch.
 *
 * @param kind what happened
 * @param object the object after it, or for {@link Kind#ERROR} the Status
 */
public record Change(Kind kind, JsonNode object) {
    /** The kinds of events a server sends. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK,
        ERROR
    }
}
