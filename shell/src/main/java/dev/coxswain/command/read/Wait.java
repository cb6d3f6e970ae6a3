package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Change;
import dev.coxswain.cluster.Objects;
import dev.coxswain.cluster.Watch;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.OutputFlags;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code wait}: blocks until objects are as wanted. */
public final class Wait implements Command {
    private static final Flag<List<String>> FOR =
            Flag.repeated("for")
                    .placeholder("WHAT")
                    .values(Values.words("condition=", "jsonpath=", "create", "delete"))
                    .help("condition=NAME[=VALUE], jsonpath={PATH}[=VALUE], create or delete");
    private static final Flag<Duration> TIMEOUT =
            Flag.duration("timeout", Duration.ofSeconds(30))
                    .help("How long; 0 checks once, less than 0 waits a week");
    private static final Signature SIGNATURE =
            Signature.of("wait", "Block until objects are as wanted")
                    .argument(
                            Argument.rest("TYPE[/NAME] [NAME…]")
                                    .values(Values.Source.RESOURCE_REFS))
                    .flag(FOR, TIMEOUT, TargetFlags.ALL)
                    .flags(TargetFlags.READ)
                    .flags(WriteFlags.FILES)
                    .flags(OutputFlags.WRITE)
                    .example("wait --for=condition=Ready pod web", "Until the pod is ready")
                    .example("wait --for=delete pod web --timeout=1m", "Until it is gone");

    private final Sources sources;

    public Wait(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<WaitCondition> conditions =
                invocation.get(FOR).stream().map(WaitCondition::of).toList();
        if (conditions.isEmpty()) {
            throw FailureException.plain("unrecognized condition: []");
        }
        boolean goes = conditions.stream().anyMatch(WaitCondition.Deleted.class::isInstance);
        List<Subject> subjects =
                Subject.of(invocation, sources, invocation.arguments().positional());
        if (subjects.isEmpty() && !goes) {
            throw FailureException.plain("no matching resources found");
        }
        Duration given = invocation.get(TIMEOUT);
        Duration timeout = given.isNegative() ? Duration.ofDays(7) : given;
        long end = System.nanoTime() + timeout.toNanos();
        List<Writes.Step> steps = new ArrayList<>();
        for (WaitCondition condition : conditions) {
            steps.addAll(Subject.steps(subjects, each -> one(invocation, each, condition, end)));
        }
        return Writes.of(invocation, steps);
    }

    private static List<Item> one(
            Invocation invocation, Subject subject, WaitCondition condition, long end) {
        ResourceRef ref = subject.ref();
        // kubectl asks for the objects of files at once, whatever they are waited for.
        boolean needed =
                condition instanceof WaitCondition.Found
                        || (condition instanceof WaitCondition.Created
                                && subject.manifest() != null);
        for (boolean first = true; ; first = false) {
            ObjectNode live = invocation.objects().find(ref);
            if (first && live == null && condition instanceof WaitCondition.Deleted) {
                // Nothing was there to go: kubectl has nothing to say.
                return List.of();
            }
            if (live == null && needed) {
                throw missing(invocation, ref);
            }
            if (condition.met(live)) {
                return List.of(met(invocation, ref, live, condition));
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw condition instanceof WaitCondition.Created
                        ? FailureException.plain("timed out waiting for the condition")
                        : timedOut(ref);
            }
            await(invocation, ref, live, condition, left);
        }
    }

    private static FailureException missing(Invocation invocation, ResourceRef ref) {
        Failure failure =
                new Failure.Api(
                        404,
                        "NotFound",
                        ref.type().qualifiedPlural() + " \"" + ref.name() + "\" not found",
                        List.of(),
                        null,
                        Failure.Details.NONE);
        invocation.objects().requireNamespace(ref, failure);
        return new FailureException(failure);
    }

    /** Returns when something happened that may have met the condition, or time is up. */
    private static void await(
            Invocation invocation,
            ResourceRef ref,
            @Nullable ObjectNode live,
            WaitCondition condition,
            long nanoseconds) {
        Cancellation cancellation = new Cancellation();
        Thread alarm =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                Thread.sleep(Duration.ofNanos(nanoseconds));
                                cancellation.cancel();
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        });
        Selector byName = Selector.ofFields("metadata.name=" + ref.name());
        String version = live == null ? null : Json.text(live, "metadata", "resourceVersion");
        try (var _ = cancellation.follow(invocation.cancellation());
                Watch watch =
                        Watch.open(
                                invocation.cluster(),
                                Objects.listRequest(ref.type(), ref.namespace(), byName)
                                        .with("resourceVersion", version),
                                cancellation)) {
            for (Change change = watch.next(); change != null; change = watch.next()) {
                boolean gone = change.kind() == Change.Kind.DELETED;
                if (gone || change.kind() == Change.Kind.ERROR || condition.met(change.object())) {
                    return;
                }
            }
        } catch (CancelledException _) {
            // Time is up, or the person ended it.
            invocation.cancellation().check();
        } finally {
            alarm.interrupt();
        }
    }

    private static Item met(
            Invocation invocation,
            ResourceRef ref,
            @Nullable JsonNode live,
            WaitCondition condition) {
        return Item.written(
                live == null ? Json.object() : live,
                new Origin(invocation.cluster().context(), ref),
                ref.qualifiedName() + " " + condition.done());
    }

    private static FailureException timedOut(ResourceRef ref) {
        return FailureException.plain(
                "timed out waiting for the condition on " + ref.type().plural() + "/" + ref.name());
    }
}
