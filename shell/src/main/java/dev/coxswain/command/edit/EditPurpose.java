package dev.coxswain.command.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.ThreeWay;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.document.Json;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.manifest.MergeKeys;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;

import java.util.Map;
import java.util.Objects;

/** What objects are edited for: what a person is told above them and what is sent of them. */
public sealed interface EditPurpose {
    /** The comment above the objects. */
    default String head() {
        return """
        # Please edit the object below. Lines beginning with a '#' will be ignored,
        # and an empty file will abort the edit. If an error occurs while saving this file will be
        # reopened with the relevant failures.
        #
        """;
    }

    /** Whether an object that the server refuses is edited again. */
    default boolean isRepeated() {
        return false;
    }

    /**
     * Sends one edited object.
     *
     * @throws dev.coxswain.failure.FailureException where the server refuses it
     */
    Item send(Subject subject, ObjectNode original, ObjectNode edited);

    /** Live objects, to be changed. */
    record Live(Invocation invocation) implements EditPurpose {
        @Override
        public boolean isRepeated() {
            return true;
        }

        @Override
        public Item send(Subject subject, ObjectNode original, ObjectNode edited) {
            ResourceRef ref = subject.ref();
            if (original.equals(edited)) {
                return Placement.written(invocation, ref, original, "skipped");
            }
            ObjectNode wanted =
                    invocation.get(LastApplied.SAVE_CONFIG)
                            ? LastApplied.annotated(edited)
                            : edited;
            boolean strategic = MergeKeys.strategic(ref.type().group());
            ObjectNode patch = new ThreeWay(strategic).patch(original, wanted, original);
            String part = invocation.get(EditObjects.SUBRESOURCE);
            Request.PatchType type =
                    strategic ? Request.PatchType.STRATEGIC : Request.PatchType.MERGE;
            Request request =
                    Request.patch(ref.path() + (part.isEmpty() ? "" : "/" + part), type, patch);
            ObjectNode after =
                    invocation
                            .cluster()
                            .send(
                                    request.with(WriteFlags.validated(invocation, "kubectl-edit")),
                                    invocation.cancellation())
                            .object();
            Item item = Placement.written(invocation, ref, after, "edited");
            return invocation.get(EditObjects.OUTPUT_PATCH)
                    ? item.saying("Patch: " + LastApplied.text(patch) + "\n" + item.message())
                    : item;
        }
    }

    /** The manifests that were applied last, kept in an annotation of live objects. */
    record Applied(Invocation invocation) implements EditPurpose {
        @Override
        public String head() {
            return """
            # Please edit the 'last-applied-configuration' annotations below.
            # Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
            #
            """;
        }

        @Override
        public Item send(Subject subject, ObjectNode original, ObjectNode edited) {
            ResourceRef ref = subject.ref();
            if (original.equals(edited)) {
                return Placement.written(invocation, ref, original, "skipped");
            }
            String name = Json.text(edited, "metadata", "name");
            ResourceRef renamed = new ResourceRef(ref.type(), ref.namespace(), name);
            ObjectNode patch =
                    Tree.object(
                            "metadata",
                            Tree.object(
                                    "annotations",
                                    Tree.object(
                                            LastApplied.NAME,
                                            Json.at(
                                                    LastApplied.annotated(edited),
                                                    "metadata",
                                                    "annotations",
                                                    LastApplied.NAME))));
            Map<String, String> options = WriteFlags.options(invocation, "kubectl-edit");
            invocation.objects().patch(renamed, Request.PatchType.MERGE, patch, options);
            return Placement.written(invocation, renamed, edited, "edited");
        }
    }

    /** Objects of manifests, before they are created. */
    record New(Invocation invocation) implements EditPurpose {
        @Override
        public Item send(Subject subject, ObjectNode original, ObjectNode edited) {
            Manifest from = Objects.requireNonNull(subject.manifest());
            Manifest manifest = new Manifest(edited, from.file(), from.number(), from.source());
            ResourceRef ref = Placement.of(invocation, manifest);
            ObjectNode object =
                    invocation.get(LastApplied.SAVE_CONFIG)
                            ? LastApplied.annotated(edited)
                            : edited;
            if (DryRun.of(invocation) == DryRun.CLIENT) {
                return Placement.written(invocation, ref, object, "created");
            }
            Map<String, String> options = WriteFlags.validated(invocation, "kubectl-create");
            return Placement.written(
                    invocation,
                    ref,
                    invocation.objects().create(ref.type(), ref.namespace(), object, options),
                    "created");
        }
    }
}
