package dev.coxswain.command.delete;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Watch;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.write.Deadline;
import dev.coxswain.command.write.Placement;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;

import java.util.List;

/** An object's way out: its deletion and the wait until it is gone. */
public final class Removal {
    private Removal() {}

    /** Deletes a manifest's object, which need not be there, and waits until it is gone. */
    public static List<Item> remove(Invocation invocation, Manifest manifest, ObjectNode options) {
        ResourceRef ref = Placement.of(invocation, manifest);
        ObjectNode answer;
        try {
            answer = invocation.objects().delete(ref, options);
        } catch (FailureException e) {
            if (missing(e)) {
                return List.of();
            }
            throw e;
        }
        wait(invocation, ref, uid(answer), Deadline.in(invocation.get(Deletion.TIMEOUT)));
        String place = ref.namespace() == null ? "" : " from " + ref.namespace() + " namespace";
        return List.of(
                Item.written(
                        answer,
                        new Origin(invocation.cluster().context(), ref),
                        ref.type().qualifiedSingular()
                                + " \""
                                + ref.name()
                                + "\" deleted"
                                + place));
    }

    public static boolean missing(FailureException e) {
        return e.failure() instanceof Failure.Api api && api.code() == 404;
    }

    /**
     * The uid that the answer to a deletion names: the object's own or its Status'; empty where it
     * names none.
     */
    public static String uid(ObjectNode answer) {
        String own = Json.text(answer, "metadata", "uid");
        return own.isEmpty() ? Json.text(answer, "details", "uid") : own;
    }

    /**
     * Waits by watch until the object is gone or another stands in its place.
     *
     * @param uid the object's; empty where it is not known
     * @throws FailureException in kubectl's words where that takes too long
     */
    public static void wait(Invocation invocation, ResourceRef ref, String uid, Deadline deadline) {
        while (true) {
            ObjectNode live = invocation.objects().find(ref);
            if (live == null) {
                return;
            }
            String now = Json.text(live, "metadata", "uid");
            if (uid.isEmpty()
                    ? Json.text(live, "metadata", "deletionTimestamp").isEmpty()
                    : !uid.equals(now)) {
                return;
            }
            if (ended(invocation, ref, deadline, Json.text(live, "metadata", "resourceVersion"))) {
                return;
            }
        }
    }

    private static boolean ended(
            Invocation invocation, ResourceRef ref, Deadline deadline, String version) {
        Selector byName = Selector.ofFields("metadata.name=" + ref.name());
        Cancellation cancellation = new Cancellation();
        try (var _ = cancellation.follow(invocation.cancellation());
                var _ = deadline.cancels(cancellation);
                Watch watch =
                        Watch.open(
                                invocation.cluster(),
                                Objects.listRequest(ref.type(), ref.namespace(), byName)
                                        .with("resourceVersion", version),
                                cancellation)) {
            for (Change change = watch.next(); change != null; change = watch.next()) {
                if (change.kind() == Change.Kind.DELETED) {
                    return true;
                }
            }
        } catch (CancelledException e) {
            invocation.cancellation().check();
            throw FailureException.plain(
                    "timed out waiting for the condition on "
                            + ref.type().plural()
                            + "/"
                            + ref.name());
        }
        return false;
    }
}
