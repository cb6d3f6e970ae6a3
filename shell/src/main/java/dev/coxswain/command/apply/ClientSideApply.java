package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.create.Create;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.delete.Removal;
import dev.coxswain.command.write.Deadline;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.ThreeWay;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.manifest.MergeKeys;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Apply as clients do it: a three-way patch by the manifest applied last. */
final class ClientSideApply {
    private static final int TRIES = 5;
    private static final String MANAGER = "kubectl-client-side-apply";

    private final Invocation invocation;
    private final ResourceRef ref;
    private final Manifest manifest;

    private ClientSideApply(Invocation invocation, ResourceRef ref, Manifest manifest) {
        this.invocation = invocation;
        this.ref = ref;
        this.manifest = manifest;
    }

    /**
     * Makes the cluster hold one manifest's object.
     *
     * @throws FailureException in kubectl's words where it cannot
     */
    static Item one(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        return new ClientSideApply(invocation, ref, manifest).apply();
    }

    private Item apply() {
        String generated = Json.text(manifest.object(), "metadata", "generateName");
        if (ref.name().isEmpty() && !generated.isEmpty()) {
            throw FailureException.plain(
                    "from " + generated + ": cannot use generate name with apply");
        }
        if (ref.name().isEmpty()) {
            throw FailureException.plain(
                    "error when retrieving current configuration of:\n"
                            + described()
                            + "\nfrom server for: \""
                            + manifest.file()
                            + "\": resource name may not be empty");
        }
        for (int left = TRIES; ; left--) {
            ObjectNode live = live();
            if (live == null) {
                ObjectNode object = LastApplied.annotated(manifest.object());
                return Create.create(invocation, ref, manifest, object, MANAGER);
            }
            try {
                return change(live);
            } catch (FailureException e) {
                if (left > 1 && e.failure() instanceof Failure.Api api && api.code() == 409) {
                    continue;
                }
                throw e;
            }
        }
    }

    /** How kubectl describes what it works on. */
    private String described() {
        ResourceType type = ref.type();
        String version = type.group() + "/" + type.version();
        return "Resource: \""
                + version
                + ", Resource="
                + type.plural()
                + "\", GroupVersionKind: \""
                + version
                + ", Kind="
                + type.kind()
                + "\"\nName: \""
                + ref.name()
                + "\", Namespace: \""
                + (ref.namespace() == null ? "" : ref.namespace())
                + "\"";
    }

    private @Nullable ObjectNode live() {
        try {
            return invocation.objects().find(ref);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api) {
                throw new FailureException(
                        api.about(
                                "error when retrieving current configuration of:\n"
                                        + described()
                                        + "\nfrom server for: \""
                                        + manifest.file()
                                        + "\""),
                        e);
            }
            throw e;
        }
    }

    private Item change(ObjectNode live) {
        ObjectNode original = LastApplied.of(live);
        if (original == null) {
            warnUnmanaged();
        }
        boolean strategic = MergeKeys.strategic(ref.type().group());
        ObjectNode patch =
                new ThreeWay(strategic)
                        .patch(
                                original == null ? Json.object() : original,
                                LastApplied.annotated(manifest.object()),
                                live);
        if (patch.isEmpty()) {
            return Placement.written(invocation, ref, live, "unchanged");
        }
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            return Placement.written(invocation, ref, live, "configured");
        }
        Request.PatchType type = strategic ? Request.PatchType.STRATEGIC : Request.PatchType.MERGE;
        Map<String, String> options = WriteFlags.validated(invocation, MANAGER);
        try {
            ObjectNode answer = invocation.objects().patch(ref, type, patch, options);
            return Placement.written(invocation, ref, answer, "configured");
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Api api) || api.code() == 409) {
                throw e;
            }
            if (invocation.get(Deletion.FORCE) && api.reason().equals("Invalid")) {
                return recreate(live);
            }
            throw Placement.refused(e, manifest, applying(patch));
        }
    }

    private String applying(ObjectNode patch) {
        return "applying patch:\n"
                + LastApplied.escaped(Json.compact(patch))
                + "\nto:\n"
                + described()
                + "\nfor: \""
                + manifest.file()
                + "\": error when patching";
    }

    /** Deletes what cannot be changed and creates it anew; what was there comes back on failure. */
    private Item recreate(ObjectNode live) {
        ObjectNode answer = invocation.objects().delete(ref, Deletion.options(invocation));
        Removal.wait(
                invocation,
                ref,
                Removal.uid(answer),
                Deadline.in(invocation.get(Deletion.TIMEOUT)));
        ObjectNode object = LastApplied.annotated(manifest.object());
        Map<String, String> options = WriteFlags.validated(invocation, MANAGER);
        try {
            ObjectNode created =
                    invocation.objects().create(ref.type(), ref.namespace(), object, options);
            return Placement.written(invocation, ref, created, "configured");
        } catch (FailureException e) {
            ObjectNode back = live.deepCopy();
            back.withObjectProperty("metadata").remove("resourceVersion");
            invocation.objects().create(ref.type(), ref.namespace(), back, options);
            throw e;
        }
    }

    /** Objects handed over from this very session were read, not declared: that is no surprise. */
    private void warnUnmanaged() {
        if (invocation.input() instanceof Items) {
            return;
        }
        invocation
                .notices()
                .warning(
                        "resource "
                                + ref.type().plural()
                                + "/"
                                + ref.name()
                                + " is missing the "
                                + LastApplied.NAME
                                + " annotation which is required by kubectl apply. kubectl apply"
                                + " should only be used on resources created declaratively by"
                                + " either kubectl create --save-config or kubectl apply. The"
                                + " missing annotation will be patched automatically.");
    }
}
