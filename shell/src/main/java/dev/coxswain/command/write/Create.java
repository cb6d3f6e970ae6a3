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

import java.util.List;

/** {@code create -f}: creates what manifests hold; refuses what is there already. */
final class Create implements Command {
    static final Flag<Boolean> SAVE_CONFIG =
            Flag.bool("save-config").help("Keep the manifest in the object, for a later apply");
    private static final Signature SIGNATURE =
            Signature.of("create", "Create objects from manifests")
                    .flags(WriteFlags.FILES)
                    .flag(SAVE_CONFIG)
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
        List<String> words = invocation.arguments().positional();
        if (!words.isEmpty()) {
            throw FailureException.usage("Unexpected args: [" + String.join(" ", words) + "]");
        }
        if (!Sources.given(invocation)) {
            throw FailureException.plain("must specify one of -f and -k");
        }
        return Writes.of(
                invocation,
                sources.steps(
                        invocation, "create", manifest -> List.of(one(invocation, manifest))));
    }

    private static Item one(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        ObjectNode object =
                invocation.get(SAVE_CONFIG)
                        ? LastApplied.annotated(manifest.object())
                        : manifest.object();
        if (DryRun.of(invocation) == DryRun.CLIENT) {
            return Placement.written(invocation, ref, object, "created");
        }
        try {
            ObjectNode answer =
                    invocation
                            .objects()
                            .create(
                                    ref.type(),
                                    ref.namespace(),
                                    object,
                                    WriteFlags.validated(invocation, "kubectl-create"));
            return Placement.written(invocation, ref, answer, "created");
        } catch (FailureException e) {
            throw Placement.refused(e, manifest, "creating");
        }
    }
}
