package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code replace}: puts a manifest's objects in the place of those that are there. */
final class Replace implements Command {
    private static final Flag<Boolean> FORCE =
            Flag.bool("force").help("Delete the objects first, then create them anew");
    private static final Flag<Long> GRACE =
            Flag.integer("grace-period", -1).help("Seconds to end in, with --force");
    private static final Signature SIGNATURE =
            Signature.of("replace", "Put a manifest's objects in the place of those that are there")
                    .flags(WriteFlags.FILES)
                    .flag(FORCE, GRACE, Create.SAVE_CONFIG)
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
        if (!Sources.given(invocation)) {
            throw FailureException.plain("must specify --filename to replace");
        }
        boolean force = invocation.get(FORCE);
        if (invocation.get(GRACE) >= 0 && !force) {
            throw FailureException.plain("--grace-period must have --force specified");
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
        List<Writes.Step> steps =
                new ArrayList<>(
                        sources.steps(
                                invocation,
                                "replace",
                                manifest ->
                                        Removal.remove(invocation, manifest, options(invocation))));
        steps.addAll(
                sources.steps(
                        invocation, "replace", manifest -> List.of(create(invocation, manifest))));
        return Writes.of(invocation, steps);
    }

    private static ObjectNode options(Invocation invocation) {
        long grace = invocation.get(GRACE);
        return Tree.object(
                "kind",
                "DeleteOptions",
                "apiVersion",
                "v1",
                "gracePeriodSeconds",
                grace < 0 ? null : grace,
                "propagationPolicy",
                "Background");
    }

    private static ObjectNode sent(Invocation invocation, Manifest manifest) {
        return invocation.get(Create.SAVE_CONFIG)
                ? LastApplied.annotated(manifest.object())
                : manifest.object();
    }

    private static Item put(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            return Placement.written(invocation, ref, sent(invocation, manifest), "replaced");
        }
        try {
            ObjectNode answer =
                    invocation
                            .objects()
                            .replace(
                                    ref,
                                    sent(invocation, manifest),
                                    WriteFlags.validated(invocation, "kubectl-replace"));
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
