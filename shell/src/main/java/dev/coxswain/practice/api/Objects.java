package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.store.Change;
import dev.coxswain.practice.store.Key;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The API as controllers and the node use it, in process: the same admission, defaults, validation
 * and committed writes as over HTTP. Types are named by plural and group ({@code pods}, {@code
 * deployments.apps}); objects have the shape of the type's storage version ({@code apps/v1}, {@code
 * autoscaling/v2}, {@code policy/v1}, {@code events} of the core group). Trees that are handed out
 * are the store's own: copy one ({@code deepCopy()}) before changing it. Safe for use by many
 * threads.
 */
public interface Objects {
    /** The main resource, in place of a subresource. */
    String MAIN = "";

    /** The part of an object its controller writes. */
    String STATUS = "status";

    /**
     * The same API for a part of the machinery, which is named as the manager of what it writes.
     *
     * @param component as {@code kube-scheduler}; without one, nobody owns what is written
     */
    Objects as(String component);

    /** Every type whose objects are stored, those of CustomResourceDefinitions too, each once. */
    List<ResourceType> types();

    Optional<ObjectNode> get(Key key);

    /**
     * All objects of a type, ordered by namespace and name.
     *
     * @param namespace empty for every namespace
     */
    List<ObjectNode> list(String type, String namespace);

    /**
     * Creates an object as a POST does: {@code metadata.name} or {@code generateName}, {@code
     * metadata.namespace} as the type needs it; {@code apiVersion} and {@code kind} may be left
     * out. A {@code status} given is kept only for kinds without a status subresource.
     *
     * @throws StatusException 409 AlreadyExists, 422 Invalid, 404 for a missing namespace, 403 for
     *     one that is terminating…
     */
    ObjectNode create(String type, ObjectNode object);

    /**
     * Writes a whole object as a PUT does. With a {@code resourceVersion} in it the write fails
     * where the object has moved on. A write that changes nothing makes no new version.
     *
     * @param subresource {@link #MAIN}, {@link #STATUS}, or {@code finalize} for namespaces
     * @throws StatusException 409 Conflict, 404 NotFound, 422 Invalid…
     */
    ObjectNode update(String type, ObjectNode object, String subresource);

    /**
     * Reads, changes and writes one object, all in one transaction, so it cannot conflict; nothing
     * happens where the object does not exist or the change changes nothing.
     *
     * @param subresource as in {@link #update}
     * @param change gets a copy of its own to change
     * @return the object as it then is; empty where it does not exist
     */
    Optional<ObjectNode> modify(Key key, String subresource, Consumer<ObjectNode> change);

    /**
     * Deletes as a DELETE does: finalizers, grace and propagation hold. What does not exist, or has
     * another uid than {@code deletion} asks for, is left alone without an error.
     */
    void delete(Key key, Deletion deletion);

    /**
     * Tells every committed change from here on, in commit order, under the store's write lock: the
     * listener must only take note (say, {@code timeline.soon(…)}), never call back.
     */
    Cancellation.Registration subscribe(Consumer<Change> listener);
}
