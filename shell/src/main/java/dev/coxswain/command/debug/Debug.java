package dev.coxswain.command.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Argument;
import dev.coxswain.command.Command;
import dev.coxswain.command.Invocation;
import dev.coxswain.command.Signature;
import dev.coxswain.command.Target;
import dev.coxswain.command.Targets;
import dev.coxswain.command.Values;
import dev.coxswain.command.write.FileTargets;
import dev.coxswain.command.write.RandomSuffix;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Terminal;
import dev.coxswain.manifest.UrlFetch;
import dev.coxswain.model.ResourceRef;
import dev.coxswain.model.ResourceType;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Outcome;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code debug}: a container with tools beside those of a pod, in a copy of it or on a node. */
public final class Debug implements Command {
    private static final Signature SIGNATURE =
            Signature.of("debug", "Look into pods and nodes with a debugging container")
                    .describe(
                            "Adds an ephemeral container to a running pod, or makes a copy of the"
                                    + " pod, or a pod that sees a node's file system at /host.")
                    .argument(Argument.rest("POD | TYPE/NAME").values(Values.Source.POD_REFS))
                    .argument(Argument.command("COMMAND [ARG…]"))
                    .flags(DebugFlags.ALL)
                    .flag(FileTargets.FILENAME)
                    .example("debug web-0 -it --image=busybox", "A shell beside the container")
                    .example(
                            "debug web-0 --copy-to=web-debug --set-image='*=busybox'",
                            "The same pod with another image")
                    .example("debug node/node-1 -it --image=busybox", "A shell on a node");

    private final FileTargets files;

    /**
     * The command.
     *
     * @param web reads manifests from URLs
     */
    public Debug(UrlFetch web) {
        this.files = new FileTargets(web);
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Result run(Invocation invocation) {
        DebugContainer debug = new DebugContainer(invocation);
        DebugFlags.check(invocation);
        StringBuilder said = new StringBuilder();
        List<Failure> failures = new ArrayList<>();
        List<DebugSeat> seats = new ArrayList<>();
        for (ResourceRef ref : targets(invocation)) {
            try {
                DebugSeat seat = one(invocation, debug, ref, said);
                if (seat != null && DebugFlags.attaches(invocation)) {
                    seats.add(seat);
                }
            } catch (FailureException e) {
                failures.add(e.failure());
                break;
            }
        }
        return failures.isEmpty() && !seats.isEmpty()
                ? seated(seats.getFirst(), said.toString())
                : new Lines(text(said.toString()), () -> Outcome.of(failures));
    }

    private List<ResourceRef> targets(Invocation invocation) {
        List<String> words = invocation.arguments().words();
        if (files.given(invocation)) {
            return files.refs(invocation, words, "debug");
        }
        if (words.isEmpty()) {
            return Targets.of(invocation, words, Targets.Rule.TYPE_NEEDS_SELECTION).all().stream()
                    .map(each -> ((Target.Given) each).ref())
                    .toList();
        }
        List<ResourceRef> refs = new ArrayList<>();
        for (String each : words) {
            String typed = each.contains("/") ? each : "pods/" + each;
            for (Target target :
                    Targets.of(invocation, List.of(typed), Targets.Rule.TYPE_MEANS_ALL).all()) {
                refs.add(((Target.Named) target).ref());
            }
        }
        return refs;
    }

    private static void fail(Failure failure) {
        throw new FailureException(failure);
    }

    private static @Nullable DebugSeat one(
            Invocation invocation, DebugContainer debug, ResourceRef ref, StringBuilder said) {
        ObjectNode found = invocation.objects().get(ref);
        ResourceType type = ref.type();
        String target = invocation.get(DebugFlags.TARGET);
        if (!target.isEmpty() && !invocation.get(DebugFlags.QUIET)) {
            said.append("Targeting container \"")
                    .append(target)
                    .append("\". If you don't see processes from this container it may be because")
                    .append(" the container runtime doesn't support this feature.\n");
        }
        if (type.group().isEmpty() && type.kind().equals("Node")) {
            return onNode(invocation, debug, ref, said);
        }
        if (!type.group().isEmpty() || !type.kind().equals("Pod")) {
            throw FailureException.plain(
                    "\""
                            + (type.group().isEmpty() ? "/v1" : type.apiVersion())
                            + ", Kind="
                            + type.kind()
                            + "\" not supported by debug");
        }
        return invocation.get(DebugFlags.COPY_TO).isEmpty()
                ? ephemeral(invocation, debug, new Debugged(ref, found), said)
                : copied(invocation, debug, new Debugged(ref, found), said);
    }

    /** A pod that is debugged, as the server has it. */
    private record Debugged(ResourceRef ref, ObjectNode pod) {}

    private static DebugSeat ephemeral(
            Invocation invocation, DebugContainer debug, Debugged debugged, StringBuilder said) {
        String name = debug.name(debugged.pod(), said);
        ObjectNode container = DebugContainer.empty(name);
        debug.fill(container);
        String target = invocation.get(DebugFlags.TARGET);
        if (!target.isEmpty()) {
            container.put("targetContainerName", target);
        }
        debug.profile().allow(container);
        ObjectNode patch = added(debugged.pod(), debug.customized(container));
        invocation
                .cluster()
                .send(
                        Request.patch(
                                debugged.ref().path() + "/ephemeralcontainers",
                                Request.PatchType.STRATEGIC,
                                patch),
                        invocation.cancellation());
        return new DebugSeat(invocation, debugged.ref(), name, true);
    }

    /** The patch that adds an ephemeral container behind those the pod has. */
    private static ObjectNode added(ObjectNode pod, ObjectNode container) {
        ObjectNode patch = Json.object();
        ObjectNode spec = patch.putObject("spec");
        JsonNode there = Json.at(pod, "spec", "ephemeralContainers");
        if (!there.isEmpty()) {
            ArrayNode order = spec.putArray("$setElementOrder/ephemeralContainers");
            there.forEach(each -> order.addObject().put("name", Json.text(each, "name")));
            order.addObject().put("name", Json.text(container, "name"));
        }
        spec.putArray("ephemeralContainers").add(container);
        return patch;
    }

    private static @Nullable DebugSeat copied(
            Invocation invocation, DebugContainer debug, Debugged debugged, StringBuilder said) {
        PodCopy copy = PodCopy.of(invocation, debug, debugged.pod(), said);
        ResourceRef ref = debugged.ref();
        create(invocation, ref.type(), Json.text(copy.pod(), "metadata", "namespace"), copy.pod());
        if (invocation.get(DebugFlags.REPLACE)) {
            invocation.objects().delete(ref, Json.object());
        }
        return copy.container() == null
                ? null
                : new DebugSeat(
                        invocation,
                        new ResourceRef(
                                ref.type(), ref.namespace(), invocation.get(DebugFlags.COPY_TO)),
                        copy.container(),
                        false);
    }

    private static DebugSeat onNode(
            Invocation invocation, DebugContainer debug, ResourceRef node, StringBuilder said) {
        String given = invocation.get(DebugFlags.CONTAINER);
        String name = given.isEmpty() ? "debugger" : given;
        String podName = "node-debugger-" + node.name() + "-" + RandomSuffix.next();
        ObjectNode pod = Json.object().put("kind", "Pod").put("apiVersion", "v1");
        ObjectNode metadata = pod.putObject("metadata").put("name", podName);
        metadata.putObject("labels").put("app.kubernetes.io/managed-by", "kubectl-debug");
        ObjectNode spec = pod.putObject("spec");
        ObjectNode container = DebugContainer.empty(name);
        debug.fill(container);
        debug.profile().allow(pod, container);
        spec.putArray("containers").add(debug.customized(container));
        spec.put("nodeName", node.name()).put("restartPolicy", "Never");
        spec.putArray("tolerations").addObject().put("operator", "Exists");
        if (!invocation.get(DebugFlags.QUIET)) {
            said.append("Creating debugging pod ")
                    .append(podName)
                    .append(" with container ")
                    .append(name)
                    .append(" on node ")
                    .append(node.name())
                    .append(".\n");
        }
        ResourceType pods =
                invocation
                        .cluster()
                        .types()
                        .ofKind("v1", "Pod", invocation.cancellation())
                        .orElseThrow();
        create(invocation, pods, invocation.namespace(), pod);
        return new DebugSeat(
                invocation, new ResourceRef(pods, invocation.namespace(), podName), name, false);
    }

    private static void create(
            Invocation invocation, ResourceType type, String namespace, ObjectNode pod) {
        invocation.objects().create(type, namespace, pod, Map.of());
    }

    /** The seat is taken once what comes before it has been said. */
    private static Result seated(DebugSeat seat, String said) {
        if (seat.hasTerminal()) {
            return new Takeover(
                    "debug",
                    terminal -> {
                        say(terminal, said);
                        return seat.sit(terminal);
                    });
        }
        SeatInput input = new SeatInput(seat);
        return new Lines(new SequenceInputStream(text(said), input), input::outcome);
    }

    private static void say(Terminal terminal, String said) {
        try {
            terminal.output().write(said.getBytes(StandardCharsets.UTF_8));
            terminal.output().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
