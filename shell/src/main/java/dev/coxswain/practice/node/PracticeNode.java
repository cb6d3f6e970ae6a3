package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.api.Objects;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.node.image.ImageCatalog;
import dev.coxswain.practice.store.Key;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The node of the practice cluster: scheduler, kubelet, network and containers. */
public final class PracticeNode implements AutoCloseable {
    private final NodeContext context;
    private final Kubelet kubelet;
    private final NodeWindow window;
    private final HostPorts ports;

    private PracticeNode(Feed feed, Events events) {
        var objects = feed.objects();
        this.context =
                new NodeContext(
                        feed.world(),
                        events,
                        ImageCatalog.standard(),
                        new ClusterNetwork(objects),
                        new PodFiles(feed.world()),
                        ConcurrentHashMap.newKeySet(),
                        ConcurrentHashMap.newKeySet());
        this.kubelet = new Kubelet(context, feed);
        this.window = new NodeWindow(kubelet, context);
        this.ports = new HostPorts(context, feed);
        new Scheduler(feed, events);
    }

    /** Moves the node in: registers it where it is new and takes up the pods bound to it. */
    public static PracticeNode start(Feed feed, Events events) {
        feed.world().timeline().soon(() -> register(feed, NodeContext.NAME, NodeContext.ADDRESS));
        return new PracticeNode(feed, events);
    }

    /** Whether a node would take a pod, its room aside: selectors, affinity, taints. */
    public static boolean accepts(JsonNode pod, JsonNode node) {
        return Scheduler.accepts(pod, node);
    }

    /**
     * Lets services of the types NodePort and LoadBalancer answer on this machine's loopback
     * interface; to be called once the timeline follows the clock.
     */
    public void openHostPorts() {
        ports.open();
    }

    /** Closes the host's ports; to be called once the timeline stands. */
    @Override
    public void close() {
        ports.close();
    }

    public NodeAccess access() {
        return window;
    }

    /** The node's containers, as {@code docker container} shows them. */
    public ContainerList containers() {
        return new ContainerList(kubelet);
    }

    /** Makes pulls of an image fail from now on, or work again. */
    public void failImage(String name, boolean fail) {
        if (fail) {
            context.broken().add("image:" + name);
            context.present().remove(name);
        } else {
            context.broken().remove("image:" + name);
        }
    }

    /** Ends a container as if it had used up its memory; no effect where it does not run. */
    public void failMemory(Key pod, String container) {
        kubelet.worker(pod)
                .map(worker -> worker.slot(container))
                .ifPresent(slot -> context.timeline().soon(slot::outOfMemory));
    }

    private static void register(Feed feed, String name, String address) {
        var key = new Key("nodes", "", name);
        if (feed.objects().get(key).isEmpty()) {
            ObjectNode node = Json.object();
            ObjectNode metadata = node.putObject("metadata").put("name", name);
            ObjectNode labels = metadata.putObject("labels");
            labels.put("beta.kubernetes.io/arch", "amd64").put("beta.kubernetes.io/os", "linux");
            labels.put("kubernetes.io/arch", "amd64").put("kubernetes.io/hostname", name);
            labels.put("kubernetes.io/os", "linux")
                    .put("node-role.kubernetes.io/control-plane", "");
            node.putObject("spec")
                    .put("podCIDR", "10.244.0.0/16")
                    .putArray("podCIDRs")
                    .add("10.244.0.0/16");
            feed.objects().create("nodes", node);
        }
        Instant now = feed.world().timeline().instant();
        feed.objects().modify(key, Objects.STATUS, each -> status(each, name, address, now));
    }

    private static void status(ObjectNode node, String name, String address, Instant now) {
        ObjectNode status = node.withObjectProperty("status");
        if (status.has("nodeInfo")) {
            return;
        }
        for (String kind : List.of("capacity", "allocatable")) {
            status.putObject(kind)
                    .put("cpu", "8")
                    .put("ephemeral-storage", "61255492Ki")
                    .put("hugepages-2Mi", "0")
                    .put("memory", "16Gi")
                    .put("pods", "10500");
        }
        status.putArray("addresses")
                .add(Json.object().put("address", address).put("type", "InternalIP"))
                .add(Json.object().put("address", name).put("type", "Hostname"));
        condition(
                status,
                now,
                "MemoryPressure",
                "False",
                "KubeletHasSufficientMemory:kubelet has sufficient memory available");
        condition(
                status,
                now,
                "DiskPressure",
                "False",
                "KubeletHasNoDiskPressure:kubelet has no disk pressure");
        condition(
                status,
                now,
                "PIDPressure",
                "False",
                "KubeletHasSufficientPID:kubelet has sufficient PID available");
        condition(status, now, "Ready", "True", "KubeletReady:kubelet is posting ready status");
        status.putObject("daemonEndpoints").putObject("kubeletEndpoint").put("Port", 10250);
        status.putObject("nodeInfo")
                .put("architecture", "amd64")
                .put("bootID", Meta.uid(node))
                .put("containerRuntimeVersion", "containerd://2.1.3")
                .put("kernelVersion", "6.12.0-practice")
                .put("kubeProxyVersion", "")
                .put("kubeletVersion", "v1.36.0")
                .put("machineID", Meta.uid(node))
                .put("operatingSystem", "linux")
                .put("osImage", "Practice Linux")
                .put("systemUUID", Meta.uid(node));
    }

    private static void condition(
            ObjectNode status, Instant now, String type, String value, String words) {
        String[] parts = words.split(":", 2);
        Meta.setCondition(status, new Meta.Condition(type, value, parts[0], parts[1]), now, false);
        ((ObjectNode) status.path("conditions").get(status.path("conditions").size() - 1))
                .put("lastHeartbeatTime", Meta.stamp(now));
    }
}
