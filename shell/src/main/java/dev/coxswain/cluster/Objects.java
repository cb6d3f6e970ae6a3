package dev.coxswain.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Wanted;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.PathSegment;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.ItemSource;
import dev.coxswain.result.Origin;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Reads and writes single objects and lists of them, as JSON. */
public final class Objects {
    private final Cluster cluster;
    private final Cancellation cancellation;

    public Objects(Cluster cluster, Cancellation cancellation) {
        this.cluster = cluster;
        this.cancellation = cancellation;
    }

    /**
     * The object as the server has it; where it has none because there is no such namespace, the
     * refusal names that, as kubectl's does.
     */
    public ObjectNode get(ResourceRef ref) {
        try {
            return read(ref);
        } catch (FailureException e) {
            requireNamespace(ref, e.failure());
            throw e;
        }
    }

    /** The object as the server has it, or the server's own refusal. */
    public ObjectNode read(ResourceRef ref) {
        return cluster.send(Request.get(ref.path()), cancellation).object();
    }

    /**
     * Throws the server's refusal of the namespace where an object was not found for want of it.
     *
     * @param failure why the object was not had
     */
    public void requireNamespace(ResourceRef ref, Failure failure) {
        String namespace = ref.namespace();
        if (namespace == null || namespace.equals("default") || !isMissing(failure)) {
            return;
        }
        try {
            String path = "/api/v1/namespaces/" + PathSegment.encode(namespace);
            cluster.send(Request.get(path), cancellation);
        } catch (FailureException e) {
            if (isMissing(e.failure())) {
                throw e;
            }
        }
    }

    private static boolean isMissing(Failure failure) {
        return failure instanceof Failure.Api api && api.code() == 404;
    }

    /** The object as the server has it, or null where it has none. */
    public @Nullable ObjectNode find(ResourceRef ref) {
        try {
            return read(ref);
        } catch (FailureException e) {
            if (isMissing(e.failure())) {
                return null;
            }
            throw e;
        }
    }

    /** The whole list document, {@code items} inside; {@code namespace} null for all. */
    public ObjectNode list(ResourceType type, @Nullable String namespace, Selector selector) {
        return cluster.send(listRequest(type, namespace, selector), cancellation).object();
    }

    /** The request for a list; commands add to it what they need. */
    public static Request listRequest(
            ResourceType type, @Nullable String namespace, Selector selector) {
        return Request.get(ResourceRef.collectionPath(type, namespace))
                .with("labelSelector", selector.labels())
                .with("fieldSelector", selector.fields());
    }

    /** The objects of a list one by one, read from the body as it arrives. */
    public ItemSource stream(ResourceType type, Request list) {
        return new ItemReader(cluster, type, cluster.open(list, cancellation));
    }

    /**
     * The objects of a list for somebody who needs no more than this of them; the server is asked
     * for as little of them as it can leave out.
     */
    public ItemSource stream(ResourceType type, Request list, Wanted wanted) {
        if (wanted.parts().isWhole() && wanted.matches().isEmpty()) {
            return stream(type, list);
        }
        return ExcerptReader.of(
                cluster,
                type,
                new Narrowing(type, wanted).open(cluster, list, cancellation),
                wanted);
    }

    /**
     * Creates an object.
     *
     * @param options query parameters, as {@code dryRun}, {@code fieldManager}, {@code
     *     fieldValidation}
     */
    public ObjectNode create(
            ResourceType type,
            @Nullable String namespace,
            JsonNode object,
            Map<String, String> options) {
        Request request = Request.post(ResourceRef.collectionPath(type, namespace), object);
        return cluster.send(request.with(options), cancellation).object();
    }

    /** Replaces an object; its resourceVersion, if it has one, must still be the server's. */
    public ObjectNode replace(ResourceRef ref, JsonNode object, Map<String, String> options) {
        return cluster.send(Request.put(ref.path(), object).with(options), cancellation).object();
    }

    /** Changes an object by a patch. */
    public ObjectNode patch(
            ResourceRef ref, Request.PatchType type, JsonNode patch, Map<String, String> options) {
        Request request = Request.patch(ref.path(), type, patch).with(options);
        return cluster.send(request, cancellation).object();
    }

    /**
     * Deletes an object and gives what the server answers: the object on its way out, or a Status.
     *
     * @param options the DeleteOptions body
     */
    public ObjectNode delete(ResourceRef ref, ObjectNode options) {
        return cluster.send(Request.delete(ref.path(), options), cancellation).object();
    }

    /** An object with its origin in this cluster, read off its metadata. */
    public Item item(ResourceType type, JsonNode object) {
        return Item.of(object, origin(type, object));
    }

    /** Where an object of this cluster lives. */
    public Origin origin(ResourceType type, JsonNode object) {
        return origin(cluster.context(), type, object);
    }

    static Origin origin(String context, ResourceType type, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String namespace = type.namespaced() ? metadata.path("namespace").asText("default") : null;
        return new Origin(
                context, new ResourceRef(type, namespace, metadata.path("name").asText("")));
    }
}
