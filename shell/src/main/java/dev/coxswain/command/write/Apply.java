package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.manifest.Manifest;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** {@code apply}: makes the cluster hold what manifests say. */
final class Apply implements Command {
    private static final int TRIES = 5;
    private static final Flag<Boolean> SERVER_SIDE =
            Flag.bool("server-side").help("Let the server merge, with an owner for each field");
    private static final Flag<Boolean> FORCE_CONFLICTS =
            Flag.bool("force-conflicts").help("Take over fields that others own (--server-side)");
    private static final Signature SIGNATURE =
            Signature.of("apply", "Make the cluster hold what manifests say")
                    .describe(
                            "Fields that the manifest applied last had and this one has not are"
                                    + " removed; everything others set is left alone.")
                    .flags(WriteFlags.FILES)
                    .flag(SERVER_SIDE, FORCE_CONFLICTS)
                    .flag(DryRun.FLAG, WriteFlags.FIELD_MANAGER, WriteFlags.VALIDATE)
                    .flags(OutputFlags.WRITE)
                    .example("apply -f web.yaml", "Create or change what the file holds")
                    .example("apply -R -f deploy/ --dry-run=server", "What would happen?");

    private final Sources sources;

    Apply(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        if (!Sources.given(invocation)) {
            throw FailureException.plain("must specify one of -f and -k");
        }
        boolean serverSide = invocation.get(SERVER_SIDE);
        if (invocation.get(FORCE_CONFLICTS) && !serverSide) {
            throw FailureException.plain("--force-conflicts only works with --server-side");
        }
        if (serverSide && DryRun.of(invocation) == DryRun.CLIENT) {
            throw FailureException.plain(
                    "--dry-run=client doesn't work with --server-side (did you mean"
                            + " --dry-run=server instead?)");
        }
        return Writes.of(
                invocation,
                sources.steps(
                        invocation,
                        "apply",
                        manifest ->
                                List.of(
                                        serverSide
                                                ? serverSide(invocation, manifest)
                                                : clientSide(invocation, manifest))));
    }

    private static Item serverSide(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        Map<String, String> options = WriteFlags.validated(invocation, "kubectl");
        options.put("force", String.valueOf(invocation.get(FORCE_CONFLICTS)));
        try {
            ObjectNode answer =
                    invocation
                            .objects()
                            .patch(ref, Request.PatchType.APPLY, manifest.object(), options);
            return Placement.written(invocation, ref, answer, "serverside-applied");
        } catch (FailureException e) {
            throw Placement.refused(e, manifest, "applying");
        }
    }

    private static Item clientSide(Invocation invocation, Manifest manifest) {
        ResourceRef ref = Placement.of(invocation, manifest);
        if (ref.name().isEmpty()) {
            throw FailureException.plain(
                    "from "
                            + manifest.file()
                            + ": cannot use generate name with apply: "
                            + Json.text(manifest.object(), "metadata", "generateName"));
        }
        for (int left = TRIES; ; left--) {
            ObjectNode live = live(invocation, ref, manifest);
            if (live == null) {
                return create(invocation, ref, manifest);
            }
            try {
                return change(invocation, ref, manifest, live);
            } catch (FailureException e) {
                if (left > 1 && e.failure() instanceof Failure.Api api && api.code() == 409) {
                    continue;
                }
                throw e;
            }
        }
    }

    private static @Nullable ObjectNode live(
            Invocation invocation, ResourceRef ref, Manifest manifest) {
        try {
            return invocation.objects().get(ref);
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 404) {
                return null;
            }
            throw Placement.refused(e, manifest, "retrieving current configuration of");
        }
    }

    private static Item create(Invocation invocation, ResourceRef ref, Manifest manifest) {
        ObjectNode object = LastApplied.annotated(manifest.object());
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
                                    WriteFlags.validated(invocation, "kubectl-client-side-apply"));
            return Placement.written(invocation, ref, answer, "created");
        } catch (FailureException e) {
            throw Placement.refused(e, manifest, "creating");
        }
    }

    private static Item change(
            Invocation invocation, ResourceRef ref, Manifest manifest, ObjectNode live) {
        ObjectNode original = LastApplied.of(live);
        if (original == null) {
            warnUnmanaged(invocation, ref);
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
        Map<String, String> options = WriteFlags.validated(invocation, "kubectl-client-side-apply");
        try {
            ObjectNode answer = invocation.objects().patch(ref, type, patch, options);
            return Placement.written(invocation, ref, answer, "configured");
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 409) {
                throw e;
            }
            throw Placement.refused(e, manifest, "patching");
        }
    }

    /** Objects handed over from this very session were read, not declared: that is no surprise. */
    private static void warnUnmanaged(Invocation invocation, ResourceRef ref) {
        if (invocation.input() instanceof dev.coxswain.result.Items) {
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
