package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Values;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.delete.Removal;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.RawWrite;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Entry;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code replace}: puts a manifest's objects in the place of those that are there. */
final class Replace implements Command {
    private static final Flag<Boolean> WAIT =
            Flag.bool("wait").help("Wait until the objects are gone, with --force");
    private static final Flag<String> SUBRESOURCE =
            Flag.text("subresource")
                    .values(Values.words("status", "scale", "resize"))
                    .help("Replace this part of the object");
    private static final Signature SIGNATURE =
            Signature.of("replace", "Put a manifest's objects in the place of those that are there")
                    .flags(WriteFlags.FILES)
                    .flag(Deletion.FORCE, Deletion.GRACE, Deletion.CASCADE, Deletion.TIMEOUT)
                    .flag(WAIT, LastApplied.SAVE_CONFIG, RawWrite.RAW, SUBRESOURCE)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flags(OutputFlags.WRITE)
                    .example("replace -f web.yaml", "Everything as the file says")
                    .example("replace --force -f pod.yaml", "A pod, whose fields are fixed");

    private final Sources sources;

    Replace(Sources sources) {
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
            return RawWrite.send(invocation, Request.Method.PUT);
        }
        boolean force = invocation.get(Deletion.FORCE);
        if (invocation.get(Deletion.GRACE) >= 0 && !force) {
            throw FailureException.plain("--grace-period must have --force specified");
        }
        if (invocation.get(Deletion.TIMEOUT).isPositive() && !force) {
            throw FailureException.plain("--timeout must have --force specified");
        }
        if (invocation.has(Deletion.CASCADE) && !force) {
            throw FailureException.plain("--cascade must have --force specified");
        }
        if (!force) {
            return Writes.of(
                    invocation,
                    sources.steps(
                            invocation, "replace", manifest -> List.of(put(invocation, manifest))));
        }
        if (DryRun.of(invocation) != DryRun.NONE) {
            throw FailureException.plain("--dry-run can not be used when --force is set");
        }
        ObjectNode options = Deletion.options(invocation);
        List<Entry> entries = sources.read(invocation, "replace");
        List<Writes.Step> steps =
                new ArrayList<>(
                        Sources.steps(
                                entries,
                                manifest -> Removal.remove(invocation, manifest, options)));
        steps.addAll(Sources.steps(entries, manifest -> List.of(create(invocation, manifest))));
        return Writes.of(invocation, steps);
    }

    private static ObjectNode sent(Invocation invocation, Manifest manifest) {
        return invocation.get(LastApplied.SAVE_CONFIG)
                ? LastApplied.annotated(manifest.object())
                : manifest.object();
    }

    private static Item put(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            return Placement.written(invocation, ref, sent(invocation, manifest), "replaced");
        }
        try {
            String part = invocation.get(SUBRESOURCE);
            ObjectNode answer =
                    invocation
                            .cluster()
                            .send(
                                    Request.put(
                                                    ref.path() + (part.isEmpty() ? "" : "/" + part),
                                                    sent(invocation, manifest))
                                            .with(
                                                    WriteFlags.validated(
                                                            invocation, "kubectl-replace")),
                                    invocation.cancellation())
                            .object();
            return Placement.written(invocation, ref, answer, "replaced");
        } catch (FailureException e) {
            throw Placement.refused(e, manifest, "replacing");
        }
    }

    private static Item create(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        return Placement.written(
                invocation,
                ref,
                invocation
                        .objects()
                        .create(
                                ref.type(),
                                ref.namespace(),
                                sent(invocation, manifest),
                                WriteFlags.validated(invocation, "kubectl-replace")),
                "replaced");
    }
}
