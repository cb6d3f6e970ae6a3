package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.NodeAccess;
import dev.coxswain.practice.controller.Events;
import dev.coxswain.practice.controller.Feed;
import dev.coxswain.practice.node.image.ImageCatalog;

import java.util.concurrent.ConcurrentHashMap;

/** The node of the practice cluster: scheduler, kubelet, network and containers. */
public final class PracticeNode implements AutoCloseable {
    private final NodeContext context;
    private final Kubelet kubelet;
    private final NodeWindow window;
    private final HostPorts ports;
    private final Saboteur saboteur;

    private PracticeNode(Feed feed, Events events) {
        var objects = feed.objects();
        this.context =
                new NodeContext(
                        feed.world().as("kubelet"),
                        events,
                        ImageCatalog.standard(),
                        new ClusterNetwork(objects),
                        new PodFiles(feed.world()),
                        ConcurrentHashMap.newKeySet(),
                        new Failures(feed.world().shelves().apply("failures")));
        this.kubelet = new Kubelet(context, feed);
        this.window = new NodeWindow(kubelet, context);
        this.ports = new HostPorts(context, feed);
        this.saboteur = new Saboteur(context, kubelet);
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

    /** What makes the node, images and pods fail. */
    public Saboteur saboteur() {
        return saboteur;
    }

    /** Ends all that runs, where another state of the cluster takes the place of this one. */
    public void abandon() {
        kubelet.workers().forEach(PodWorker::abandon);
        close();
    }
}
