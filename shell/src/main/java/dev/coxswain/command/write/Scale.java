package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.util.List;

/** {@code scale}: sets how many pods a workload has. */
final class Scale implements Command {
    private static final Flag<Long> REPLICAS =
            Flag.integer("replicas", -1).help("How many pods are wanted");
    private static final Flag<Long> CURRENT =
            Flag.integer("current-replicas", -1).help("Only where this many are wanted now");
    private static final Signature SIGNATURE =
            Signature.of("scale", "Set how many pods a workload has")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(REPLICAS, CURRENT, TargetFlags.SELECTOR, TargetFlags.ALL)
                    .flags(WriteFlags.FILES)
                    .flag(DryRun.FLAG)
                    .flags(OutputFlags.WRITE)
                    .example("scale --replicas=3 deploy/web", "Three pods");

    private final Sources sources;

    Scale(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        long wanted = invocation.get(REPLICAS);
        if (!invocation.has(REPLICAS)) {
            throw FailureException.plain("required flag(s) \"replicas\" not set");
        }
        if (wanted < 0) {
            throw FailureException.plain(
                    "The --replicas=COUNT flag is required, and COUNT must be"
                            + " greater than or equal to 0");
        }
        List<Subject> subjects =
                Subject.of(invocation, sources, invocation.arguments().positional());
        if (subjects.isEmpty()) {
            throw FailureException.plain("no objects passed to scale");
        }
        return Writes.of(
                invocation, Subject.steps(subjects, each -> one(invocation, each, wanted)));
    }

    private static List<Item> one(Invocation invocation, Subject subject, long wanted) {
        ResourceRef ref = subject.ref();
        ObjectNode live = subject.live(invocation);
        long current = invocation.get(CURRENT);
        if (current >= 0 && live.path("spec").path("replicas").asLong() != current) {
            throw FailureException.plain(
                    "Expected replicas to be "
                            + current
                            + ", was "
                            + live.path("spec").path("replicas").asLong());
        }
        if (DryRun.of(invocation) != DryRun.CLIENT) {
            Request request =
                    Request.patch(
                            ref.path() + "/scale",
                            Request.PatchType.MERGE,
                            Tree.object("spec", Tree.object("replicas", wanted)));
            invocation
                    .cluster()
                    .send(
                            request.with(WriteFlags.options(invocation, "kubectl")),
                            invocation.cancellation());
            if (DryRun.of(invocation) == DryRun.NONE && invocation.has(OutputFlags.OUTPUT)) {
                live = invocation.objects().get(ref);
            }
        }
        return List.of(Placement.written(invocation, ref, live, "scaled"));
    }
}
