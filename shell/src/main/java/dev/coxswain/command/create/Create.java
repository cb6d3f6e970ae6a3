package dev.coxswain.command.create;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.edit.EditObjects;
import dev.coxswain.command.edit.EditPurpose;
import dev.coxswain.command.edit.EditResult;
import dev.coxswain.command.edit.EditSession;
import dev.coxswain.command.edit.EditedText;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.RawWrite;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.Map;

/** {@code create -f}: creates what manifests hold; refuses what is there already. */
public final class Create implements Command {
    private static final Flag<Boolean> EDIT =
            Flag.bool("edit").help("Edit the objects before they are created");
    private static final Signature SIGNATURE =
            Signature.of("create", "Create objects from manifests")
                    .flags(WriteFlags.FILES)
                    .flag(
                            LastApplied.SAVE_CONFIG,
                            EDIT,
                            EditObjects.WINDOWS,
                            TargetFlags.SELECTOR,
                            RawWrite.RAW)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flags(OutputFlags.WRITE)
                    .example("create -f web.yaml", "Create what the file holds");

    private final Sources sources;

    Create(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        Sources.require(invocation);
        if (!invocation.get(RawWrite.RAW).isEmpty()) {
            return RawWrite.send(invocation, Request.Method.POST);
        }
        if (invocation.get(EDIT)) {
            return edited(invocation);
        }
        return Writes.of(
                invocation,
                sources.steps(
                        invocation, "create", manifest -> List.of(one(invocation, manifest))));
    }

    private Result edited(Invocation invocation) {
        EditedText text = EditObjects.text(invocation);
        EditPurpose purpose = new EditPurpose.New(invocation);
        DryRun.warn(invocation);
        EditSession[] sessions =
                Subject.ofFiles(invocation, sources).stream()
                        .map(
                                each ->
                                        new EditSession(
                                                invocation,
                                                List.of(each),
                                                List.of(each.declared()),
                                                text,
                                                purpose))
                        .toArray(EditSession[]::new);
        return EditResult.of(invocation, sessions);
    }

    private static Item one(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        ObjectNode object =
                invocation.get(LastApplied.SAVE_CONFIG)
                        ? LastApplied.annotated(manifest.object())
                        : manifest.object();
        return create(invocation, ref, manifest, object, "kubectl-create");
    }

    /** Creates one object of a manifest, or says so where nothing is to be sent. */
    public static Item create(
            Invocation invocation,
            ResourceRef ref,
            Manifest manifest,
            ObjectNode object,
            String manager) {
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            return Placement.written(invocation, ref, object, "created");
        }
        try {
            Map<String, String> options = WriteFlags.validated(invocation, manager);
            ObjectNode answer =
                    invocation.objects().create(ref.type(), ref.namespace(), object, options);
            return Placement.written(invocation, ref, answer, "created");
        } catch (FailureException e) {
            throw Placement.refused(e, manifest, "creating");
        }
    }
}
