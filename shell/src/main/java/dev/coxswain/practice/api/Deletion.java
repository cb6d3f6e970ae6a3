package dev.coxswain.practice.api;

import org.jspecify.annotations.Nullable;

/**
 * How an object is to be removed, as {@code DeleteOptions} says it.
 *
 * @param propagation {@code Background}, {@code Foreground} or {@code Orphan}; null for the kind's
 *     own default
 * @param graceSeconds null for the object's own; 0 removes a pod at once
 * @param uid the uid the object must have; null for any
 * @param resourceVersion the version the object must have; null for any
 * @param dryRun whether nothing is to be written
 */
public record Deletion(
        @Nullable String propagation,
        @Nullable Long graceSeconds,
        @Nullable String uid,
        @Nullable String resourceVersion,
        boolean dryRun) {

    /** With everything left to the kind. */
    public static final Deletion DEFAULT = new Deletion(null, null, null, null, false);

    /** At once, without grace: what the kubelet says when a pod's containers are gone. */
    public static final Deletion NOW = new Deletion(null, 0L, null, null, false);

    public Deletion of(String uid) {
        return new Deletion(propagation, graceSeconds, uid, resourceVersion, dryRun);
    }

    public Deletion propagating(String propagation) {
        return new Deletion(propagation, graceSeconds, uid, resourceVersion, dryRun);
    }
}
