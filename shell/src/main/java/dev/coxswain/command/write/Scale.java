package dev.coxswain.command.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Request;
import dev.coxswain.cluster.Watch;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.util.List;

/** {@code scale}: sets how many pods a workload has. */
final class Scale implements Command {
    private static final Flag<Long> REPLICAS =
            Flag.integer("replicas", -1).help("How many pods are wanted");
    private static final Flag<Long> CURRENT =
            Flag.integer("current-replicas", -1).help("Only where this many are wanted now");
    private static final Flag<String> RESOURCE_VERSION =
            Flag.text("resource-version").help("Only if the object is still at this version");
    private static final Flag<Duration> TIMEOUT =
            Flag.duration("timeout", Duration.ZERO)
                    .help("Wait this long for the pods; 0 does not wait");
    private static final Signature SIGNATURE =
            Signature.of("scale", "Set how many pods a workload has")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(RESOURCE_VERSION, TIMEOUT)
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
        String version = invocation.get(RESOURCE_VERSION);
        String now = Json.text(live, "metadata", "resourceVersion");
        if (!version.isEmpty() && !version.equals(now)) {
            throw FailureException.plain(
                    "Expected resource version to be " + version + ", was " + now);
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
        if (invocation.get(TIMEOUT).isPositive() && DryRun.of(invocation) == DryRun.NONE) {
            settled(invocation, ref, wanted, Deadline.in(invocation.get(TIMEOUT)));
        }
        return List.of(Placement.written(invocation, ref, live, "scaled"));
    }

    /** Waits until there are as many pods as wanted. */
    private static void settled(
            Invocation invocation, ResourceRef ref, long wanted, Deadline deadline) {
        Selector byName = Selector.ofFields("metadata.name=" + ref.name());
        Cancellation cancellation = new Cancellation();
        try (var _ = cancellation.follow(invocation.cancellation());
                var _ = deadline.cancels(cancellation);
                Watch watch =
                        Watch.open(
                                invocation.cluster(),
                                Objects.listRequest(ref.type(), ref.namespace(), byName),
                                cancellation)) {
            for (Change change = watch.next(); change != null; change = watch.next()) {
                JsonNode object = change.object();
                boolean seen =
                        object.path("status").path("observedGeneration").asLong(0)
                                >= object.path("metadata").path("generation").asLong(0);
                if (seen && object.path("status").path("replicas").asLong(0) == wanted) {
                    return;
                }
            }
        } catch (CancelledException _) {
            invocation.cancellation().check();
            throw FailureException.plain(
                    "timed out waiting for \"" + ref.name() + "\" to be synced");
        }
    }
}
