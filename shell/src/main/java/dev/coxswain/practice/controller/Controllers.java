package dev.coxswain.practice.controller;

/** All controllers of the practice cluster, moved in. */
public final class Controllers {
    private Controllers() {}

    /** Subscribes every controller; nothing happens before {@link Feed#start}. */
    public static void start(Feed feed, Events events) {
        new ReplicaController(feed, events, ReplicaController.Of.SET);
        new ReplicaController(feed, events, ReplicaController.Of.CONTROLLER);
        new DeploymentController(feed, events);
        new EndpointsController(feed);
        new GarbageCollector(feed);
        new NamespaceController(feed);
    }
}
