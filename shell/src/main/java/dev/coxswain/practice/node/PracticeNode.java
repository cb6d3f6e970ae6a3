package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.node.image.ImageCatalog;
import dev.coxswain.practice.store.Key;

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
        new Registration(feed);
        new Scheduler(feed, events);
    }

    /** Moves the node in: registers it where it is new and takes up the pods bound to it. */
    public static PracticeNode start(Feed feed, Events events) {
        return new PracticeNode(feed, events);
    }

    /** Whether a node would take a pod, its room aside: selectors, affinity, taints. */
    public static boolean accepts(JsonNode pod, JsonNode node) {
        return NodeFit.accepts(pod, node);
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
}
