package dev.coxswain.command.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.TargetFlags;
import dev.coxswain.command.Values;
import dev.coxswain.command.delete.Deletion;
import dev.coxswain.command.delete.Removal;
import dev.coxswain.command.write.Deadline;
import dev.coxswain.command.write.DryRun;
import dev.coxswain.command.write.Placement;
import dev.coxswain.command.write.Sources;
import dev.coxswain.command.write.Subject;
import dev.coxswain.command.write.Tree;
import dev.coxswain.command.write.WriteFlags;
import dev.coxswain.command.write.Writes;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.flow.CancelledException;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.model.Selector;
import dev.coxswain.result.Item;
import dev.coxswain.result.Origin;
import dev.coxswain.result.Result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code drain}: lets no more pods come to a node and evicts those that are there. */
final class Drain implements Command {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final Flag<Long> GRACE =
            Flag.integer("grace-period", -1).help("Seconds to end in; -1 for the pods' own");
    private static final Flag<String> POD_SELECTOR =
            Flag.text("pod-selector").placeholder("QUERY").help("Only pods whose labels match");
    private static final Flag<Boolean> DISABLE_EVICTION =
            Flag.bool("disable-eviction").help("Delete the pods, past their disruption budgets");
    private static final Flag<Long> CHUNK_SIZE =
            Flag.integer("chunk-size", 500)
                    .help("Taken for kubectl's sake: a node's pods are few enough for one list");
    private static final Flag<Long> SKIP_WAIT =
            Flag.integer("skip-wait-for-delete-timeout", 0)
                    .help("Do not wait for pods that began to end longer ago, in seconds");
    private static final Signature SIGNATURE =
            Signature.of("drain", "Empty a node of its pods, before maintenance")
                    .argument(Argument.rest("NODE").values(Values.Source.NODES))
                    .flag(TargetFlags.SELECTOR, POD_SELECTOR)
                    .flag(DrainedPods.FORCE, DrainedPods.DAEMON_SETS, DrainedPods.EMPTY_DIRS)
                    .flag(GRACE, DISABLE_EVICTION, Deletion.TIMEOUT, DryRun.FLAG)
                    .flag(CHUNK_SIZE, SKIP_WAIT)
                    .example("drain node-1 --ignore-daemonsets", "Pods move to other nodes");

    private final Sources sources;

    Drain(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        List<String> words =
                invocation.arguments().positional().stream()
                        .map(each -> each.contains("/") ? each : "node/" + each)
                        .toList();
        if (!words.isEmpty() && invocation.has(TargetFlags.SELECTOR)) {
            throw FailureException.plain("cannot specify both a node name and a --selector option");
        }
        if (words.isEmpty() && !invocation.has(TargetFlags.SELECTOR)) {
            throw FailureException.usage("USAGE: drain NODE [flags]");
        }
        List<Subject> subjects =
                Subject.of(invocation, sources, words.isEmpty() ? List.of("nodes") : words);
        List<Writes.Step> steps = new ArrayList<>();
        List<ResourceRef> cordoned = new ArrayList<>();
        for (Subject subject : subjects) {
            steps.add(
                    () -> {
                        Item item = cordon(invocation, subject);
                        cordoned.add(subject.ref());
                        return List.of(item);
                    });
        }
        for (Subject subject : subjects) {
            steps.add(
                    () ->
                            cordoned.contains(subject.ref())
                                    ? evict(invocation, subject.ref())
                                    : List.of());
        }
        return Writes.of(invocation, steps);
    }

    private static Item cordon(Invocation invocation, Subject subject) {
        ObjectNode live = subject.live(invocation);
        if (live.path("spec").path("unschedulable").asBoolean(false)) {
            return Placement.written(invocation, subject.ref(), live, "already cordoned");
        }
        ObjectNode after =
                DryRun.of(invocation) == DryRun.CLIENT
                        ? live
                        : invocation
                                .objects()
                                .patch(
                                        subject.ref(),
                                        Request.PatchType.STRATEGIC,
                                        Tree.object("spec", Tree.object("unschedulable", true)),
                                        WriteFlags.options(invocation, "kubectl-drain"));
        return Placement.written(invocation, subject.ref(), after, "cordoned");
    }

    private static List<Item> evict(Invocation invocation, ResourceRef node) {
        ResourceType pods = pods(invocation);
        ObjectNode list = on(invocation, pods, node);
        List<JsonNode> leaving = DrainedPods.choose(invocation, node.name(), list.path("items"));
        List<Item> items = new ArrayList<>();
        List<Going> going = new ArrayList<>();
        for (JsonNode pod : leaving) {
            ResourceRef ref = invocation.objects().origin(pods, pod).ref();
            invocation
                    .notices()
                    .line(
                            "evicting pod "
                                    + ref.namespace()
                                    + "/"
                                    + ref.name()
                                    + suffix(invocation));
            if (DryRun.of(invocation) != DryRun.CLIENT) {
                leave(invocation, ref);
            }
            going.add(new Going(ref, Json.text(pod, "metadata", "uid"), pod));
        }
        Deadline deadline = Deadline.in(invocation.get(Deletion.TIMEOUT));
        for (Going each : going) {
            if (DryRun.of(invocation) == DryRun.NONE && !isEndingLong(invocation, each.pod())) {
                Removal.wait(invocation, each.ref(), each.uid(), deadline);
                items.add(said(invocation, each.ref(), each.pod(), "evicted"));
            }
        }
        items.add(said(invocation, node, Json.object(), "drained"));
        return items;
    }

    private static ResourceType pods(Invocation invocation) {
        return invocation
                .cluster()
                .types()
                .ofKind("v1", "Pod", invocation.cancellation())
                .orElseThrow(() -> FailureException.plain("this server has no pods"));
    }

    private static ObjectNode on(Invocation invocation, ResourceType pods, ResourceRef node) {
        String labels = invocation.get(POD_SELECTOR);
        Selector selector =
                new Selector(labels.isEmpty() ? null : labels, "spec.nodeName=" + node.name());
        return invocation.objects().list(pods, null, selector);
    }

    /** Whether the pod began to end so long ago that nobody is to wait for it any more. */
    private static boolean isEndingLong(Invocation invocation, JsonNode pod) {
        long seconds = invocation.get(SKIP_WAIT);
        String since = Json.text(pod, "metadata", "deletionTimestamp");
        return seconds > 0
                && !since.isEmpty()
                && Instant.parse(since)
                        .plusSeconds(seconds)
                        .isBefore(invocation.session().clock().instant());
    }

    /** A pod on its way out. */
    private record Going(ResourceRef ref, String uid, JsonNode pod) {}

    private static Item said(Invocation invocation, ResourceRef ref, JsonNode json, String done) {
        return Item.written(
                json,
                new Origin(invocation.cluster().context(), ref),
                ref.qualifiedName() + " " + done + suffix(invocation));
    }

    private static String suffix(Invocation invocation) {
        return DryRun.of(invocation).suffix();
    }

    /** Evicts a pod, trying again while a disruption budget forbids it. */
    private static void leave(Invocation invocation, ResourceRef ref) {
        long grace = invocation.get(GRACE);
        ObjectNode options =
                Tree.object(
                        "gracePeriodSeconds",
                        grace < 0 ? null : grace,
                        "dryRun",
                        DryRun.of(invocation) == DryRun.SERVER ? List.of("All") : null);
        while (true) {
            try {
                if (invocation.get(DISABLE_EVICTION)) {
                    invocation.objects().delete(ref, options);
                } else {
                    evictOnce(invocation, ref, options);
                }
                return;
            } catch (FailureException e) {
                if (Removal.missing(e)) {
                    return;
                }
                if (!(e.failure() instanceof Failure.Api api) || api.code() != 429) {
                    throw e;
                }
                invocation
                        .notices()
                        .line(
                                "error when evicting pods/\""
                                        + ref.name()
                                        + "\" -n \""
                                        + ref.namespace()
                                        + "\" (will retry after 5s): "
                                        + api.message());
                pause(invocation);
            }
        }
    }

    private static void evictOnce(Invocation invocation, ResourceRef ref, ObjectNode options) {
        ObjectNode eviction =
                Tree.object(
                        "kind",
                        "Eviction",
                        "apiVersion",
                        "policy/v1",
                        "metadata",
                        Tree.object("name", ref.name(), "namespace", ref.namespace()),
                        "deleteOptions",
                        options);
        invocation
                .cluster()
                .send(Request.post(ref.path() + "/eviction", eviction), invocation.cancellation());
    }

    private static void pause(Invocation invocation) {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (Cancellation.Registration _ =
                invocation.cancellation().onCancel(cancelled::countDown)) {
            if (cancelled.await(BETWEEN_TRIES.toSeconds(), TimeUnit.SECONDS)) {
                invocation.cancellation().check();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
