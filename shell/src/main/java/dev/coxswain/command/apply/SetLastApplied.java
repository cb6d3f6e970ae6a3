package dev.coxswain.command.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.LastApplied;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.List;
import java.util.Map;

/** {@code apply set-last-applied}: says that a file was applied, without applying it. */
final class SetLastApplied implements Command {
    private static final Flag<Boolean> CREATE =
            Flag.bool("create-annotation").help("Where the object does not say what was applied");
    private static final Signature SIGNATURE =
            Signature.of("apply set-last-applied", "Say that a file was applied, and no more")
                    .flags(WriteFlags.FILES)
                    .flag(CREATE, DryRun.FLAG)
                    .flags(OutputFlags.WRITE)
                    .example("apply set-last-applied -f web.yaml", "As if it had been applied");

    private final Sources sources;

    SetLastApplied(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (!Sources.given(invocation)) {
            throw FailureException.plain(Subject.NOTHING_NAMED);
        }
        return Writes.of(
                invocation,
                sources.steps(
                        invocation,
                        "set-last-applied",
                        manifest -> List.of(one(invocation, manifest))));
    }

    private static Item one(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        ObjectNode live = invocation.objects().get(ref);
        JsonNode now = Json.at(live, "metadata", "annotations", LastApplied.NAME);
        if (!now.isTextual() && !invocation.get(CREATE)) {
            throw FailureException.plain(
                    "no last-applied-configuration annotation found on resource: "
                            + ref.name()
                            + ", to create the annotation, run the command with"
                            + " --create-annotation");
        }
        ObjectNode annotated = LastApplied.annotated(manifest.object());
        JsonNode wanted = Json.at(annotated, "metadata", "annotations", LastApplied.NAME);
        if (wanted.equals(now)) {
            return Item.written(
                    live,
                    invocation.objects().origin(ref.type(), live),
                    "set-last-applied " + ref.name() + ": no changes required.");
        }
        ObjectNode patch =
                Tree.object(
                        "metadata",
                        Tree.object("annotations", Tree.object(LastApplied.NAME, wanted)));
        Map<String, String> options = WriteFlags.options(invocation, "kubectl");
        ObjectNode after =
                DryRun.of(invocation) == DryRun.CLIENT
                        ? live
                        : invocation.objects().patch(ref, Request.PatchType.MERGE, patch, options);
        return Placement.written(invocation, ref, after, "configured");
    }
}
