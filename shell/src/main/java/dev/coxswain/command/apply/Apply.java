package dev.coxswain.command.apply;

import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.failure.FailureException;
import dev.coxswain.result.Result;

import java.util.ArrayList;
import java.util.List;

/** {@code apply}: makes the cluster hold what manifests say. */
final class Apply implements Command {
    static final Flag<Boolean> SERVER_SIDE =
            Flag.bool("server-side").help("Let the server merge, with an owner for each field");
    static final Flag<Boolean> FORCE_CONFLICTS =
            Flag.bool("force-conflicts").help("Take over fields that others own (--server-side)");
    static final Flag<String> SUBRESOURCE =
            Flag.text("subresource")
                    .values(Values.words("status", "scale", "resize"))
                    .help("Apply to this part of the object (--server-side)");
    private static final Flag<Boolean> OVERWRITE =
            Flag.bool("overwrite")
                    .defaulting(true)
                    .help("Change what others set since, where the manifest sets it too");
    private static final Flag<Boolean> OPENAPI_PATCH =
            Flag.bool("openapi-patch")
                    .defaulting(true)
                    .help("Merge lists by the keys the server names");
    private static final Flag<Boolean> WAIT =
            Flag.bool("wait").help("Wait until what is deleted is gone");
    private static final Signature SIGNATURE =
            Signature.of("apply", "Make the cluster hold what manifests say")
                    .describe(
                            "Fields that the manifest applied last had and this one has not are"
                                    + " removed; everything others set is left alone.")
                    .flags(WriteFlags.FILES)
                    .flag(SERVER_SIDE, FORCE_CONFLICTS, TargetFlags.SELECTOR, OVERWRITE)
                    .flag(SUBRESOURCE)
                    .flag(Prune.PRUNE, TargetFlags.ALL, Prune.ALLOWLIST, OPENAPI_PATCH)
                    .flag(Deletion.FORCE, Deletion.GRACE, Deletion.CASCADE, Deletion.TIMEOUT, WAIT)
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
        Sources.require(invocation);
        check(invocation);
        boolean serverSide = invocation.get(SERVER_SIDE);
        Prune prune = Prune.of(invocation);
        List<Writes.Step> steps =
                new ArrayList<>(
                        sources.steps(
                                invocation,
                                "apply",
                                manifest ->
                                        prune.seen(
                                                serverSide
                                                        ? ServerSideApply.one(invocation, manifest)
                                                        : ClientSideApply.one(
                                                                invocation, manifest))));
        if (invocation.get(Prune.PRUNE)) {
            steps.add(prune::run);
        }
        return Writes.listed(invocation, steps);
    }

    private static void check(Invocation invocation) {
        boolean serverSide = invocation.get(SERVER_SIDE);
        if (invocation.get(FORCE_CONFLICTS) && !serverSide) {
            throw FailureException.plain("--force-conflicts only works with --server-side");
        }
        if (!invocation.get(SUBRESOURCE).isEmpty() && !serverSide) {
            throw FailureException.plain("--subresource can only be specified for --server-side");
        }
        if (serverSide && DryRun.of(invocation) == DryRun.CLIENT) {
            throw FailureException.plain(
                    "--dry-run=client doesn't work with --server-side (did you mean"
                            + " --dry-run=server instead?)");
        }
        if (serverSide && invocation.get(Deletion.FORCE)) {
            throw FailureException.plain("--force cannot be used with --server-side");
        }
        Deletion.options(invocation);
    }
}
