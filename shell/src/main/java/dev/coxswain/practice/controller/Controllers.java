package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.function.BiPredicate;

/** All controllers of the practice cluster, moved in. */
public final class Controllers {
    private Controllers() {}

    /**
     * Subscribes every controller; nothing happens before {@link Feed#start}.
     *
     * @param accepts whether a pod, given first, may run on a node
     * @param usage what pods are said to use
     */
    public static void start(
            Feed feed, Events events, BiPredicate<JsonNode, JsonNode> accepts, UsageSource usage) {
        new ReplicaController(feed, events, ReplicaController.Of.SET);
        new ReplicaController(feed, events, ReplicaController.Of.CONTROLLER);
        new DeploymentController(feed, events);
        new StatefulSetController(feed, events);
        new DaemonSetController(feed, events, accepts);
        new JobController(feed, events);
        new CronJobController(feed, events);
        new AutoscaleController(feed, events, usage);
        new DisruptionController(feed, events);
        new VolumeController(feed, events);
        new EndpointsController(feed);
        new GarbageCollector(feed);
        new NamespaceController(feed);
        new DefinitionController(feed);
        new QuotaController(feed);
        new AddOns(feed);
    }
}
