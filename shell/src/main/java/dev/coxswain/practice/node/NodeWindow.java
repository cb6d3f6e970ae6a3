package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.flow.Cancellation;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.store.Key;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What can be asked of the practice cluster's node: logs, exec, attach, ports, numbers. */
final class NodeWindow implements NodeAccess {
    private final Kubelet kubelet;
    private final NodeContext node;
    private final UsageNumbers usage;

    NodeWindow(Kubelet kubelet, NodeContext node) {
        this.kubelet = kubelet;
        this.node = node;
        this.usage = new UsageNumbers(kubelet, node);
    }

    private static StatusException bad(String message) {
        return new StatusException(400, "BadRequest", message, null);
    }

    private PodWorker worker(Key pod) {
        PodWorker worker =
                kubelet.worker(pod)
                        .orElseThrow(
                                () -> bad("pod " + pod.name() + " does not have a host assigned"));
        if (node.failures().node(worker.nodeName())) {
            String why =
                    "error dialing backend: dial tcp %s:10250: connect: no route to host"
                            .formatted(NodeContext.ADDRESS);
            throw new StatusException(500, "InternalError", why, null);
        }
        return worker;
    }

    private ContainerSlot slot(Key pod, String container) {
        PodWorker worker = worker(pod);
        ContainerSlot slot = worker.containers().named(container);
        if (slot == null) {
            throw bad("container " + container + " is not valid for pod " + pod.name());
        }
        return slot;
    }

    private ContainerRun running(Key pod, String container) {
        ContainerSlot slot = slot(pod, container);
        ContainerRun run = slot.run();
        if (run == null || run.ended()) {
            throw new StatusException(
                    500,
                    "InternalError",
                    "Internal error occurred: unable to upgrade connection: container not found (\""
                            + container
                            + "\")",
                    null);
        }
        return run;
    }

    @Override
    public void logs(
            Key pod,
            String container,
            LogRequest request,
            OutputStream output,
            Cancellation cancellation)
            throws IOException {
        ContainerSlot slot = slot(pod, container);
        LogBook log = wanted(slot, pod, container, request);
        new LogReading(log, request, output).run(cancellation);
    }

    private static LogBook wanted(
            ContainerSlot slot, Key pod, String container, LogRequest request) {
        LogBook log = slot.log(request.previous());
        if (request.previous()
                && (slot.state().restarts() == 0
                                && !slot.state().waitingReason().equals("CrashLoopBackOff")
                        || log == null)) {
            throw bad(
                    "previous terminated container \""
                            + container
                            + "\" in pod \""
                            + pod.name()
                            + "\" not found");
        }
        if (log == null) {
            String reason = slot.state().waitingReason();
            boolean image = reason.contains("Image");
            throw bad(
                    "container \""
                            + container
                            + "\" in pod \""
                            + pod.name()
                            + "\" is waiting to start: "
                            + (image && !reason.equals("InvalidImageName")
                                    ? "trying and failing to pull image"
                                    : reason));
        }
        return log;
    }

    @Override
    public int exec(
            Key pod,
            String container,
            List<String> command,
            Streams streams,
            Cancellation cancellation)
            throws IOException {
        ContainerRun run = running(pod, container);
        if (!ContainerStart.startable(run.image(), command, run.files()) || (run.image().bare())) {
            String message =
                    "OCI runtime exec failed: exec failed: unable to start container process: exec:"
                            + " \""
                            + command.getFirst()
                            + "\": executable file not found in $PATH";
            streams.stderr().write((message + "\n").getBytes(StandardCharsets.UTF_8));
            streams.stderr().flush();
            return 127;
        }
        return new ExecSession(run, node.timeline(), streams).run(command, cancellation);
    }

    @Override
    public int attach(Key pod, String container, Streams streams, Cancellation cancellation)
            throws IOException {
        ContainerRun run = running(pod, container);
        if (run.waitingShell() && streams.stdin() != null) {
            var session = new ExecSession(run, node.timeline(), streams);
            int code = session.run(List.of("sh"), cancellation);
            node.timeline().soon(() -> run.end(code));
            return code;
        }
        var request =
                new LogRequest(
                        true,
                        false,
                        false,
                        node.timeline().instant(),
                        java.util.OptionalLong.empty(),
                        java.util.OptionalLong.empty());
        logs(pod, container, request, streams.stdout(), cancellation);
        try {
            return cancellation.isCancelled() ? 130 : run.await();
        } catch (InterruptedException e) {
            return 130;
        }
    }

    @Override
    public Connection connect(Key pod, int port) throws IOException {
        PodWorker worker = worker(pod);
        var server = node.network().server(worker.address(), port);
        if (server.isEmpty()) {
            throw new IOException(
                    "failed to execute portforward in network namespace"
                            + " \"/var/run/netns/cni-practice\": failed to connect to localhost:"
                            + port
                            + " inside namespace \""
                            + worker.uid()
                            + "\", IPv4: dial tcp4 127.0.0.1:"
                            + port
                            + ": connect: connection refused");
        }
        return new PodConnection(server.get());
    }

    @Override
    public List<ObjectNode> metrics(String type, String namespace) {
        return type.equals("nodes") ? usage.nodes() : usage.pods(namespace);
    }
}
