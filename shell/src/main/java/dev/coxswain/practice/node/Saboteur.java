package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.store.Key;

import java.util.List;

/**
 * Makes nodes, images and containers fail, and takes that back, for people who learn to read what a
 * cluster says then. To be used on the timeline.
 */
public final class Saboteur {
    /**
     * What fails at present.
     *
     * @param kind {@code node}, {@code image} or {@code crash}
     */
    public record Failing(String kind, String name) {}

    private final NodeContext node;
    private final Kubelet kubelet;
    private final Isolation isolation;

    Saboteur(NodeContext node, Kubelet kubelet) {
        this.node = node;
        this.kubelet = kubelet;
        this.isolation = new Isolation(node, kubelet);
        isolation.goOn();
    }

    private static StatusException missing(String type, String name) {
        return new StatusException(404, "NotFound", type + " \"" + name + "\" not found", null);
    }

    /** Cuts a node off from the cluster, or joins it again. */
    public void node(String name, boolean fails) {
        if (node.objects().get(new Key("nodes", "", name)).isEmpty()) {
            throw missing("nodes", name);
        }
        if (fails != node.failures().node(name)) {
            node.failures().node(name, fails);
            isolation.changed(name, fails);
        }
    }

    /** Makes pulls of an image fail from now on, or work again. */
    public void image(String name, boolean fails) {
        node.failures().image(name, fails);
        if (fails) {
            node.present().removeIf(node.failures()::image);
        }
    }

    /** Makes the containers of a pod crash shortly after each start, or run again. */
    public void crash(Key pod, boolean fails) {
        PodWorker worker = worker(pod);
        node.failures().crash(worker.uid(), pod.namespace() + "/" + pod.name(), fails);
        if (fails) {
            worker.containers().all().forEach(ContainerSlot::crash);
        }
    }

    /** Ends a container as if it had used up its memory; the first one where none is named. */
    public void memory(Key pod, String container) {
        PodWorker worker = worker(pod);
        ContainerSlot slot =
                container.isEmpty()
                        ? worker.containers().all().stream()
                                .filter(ContainerSlot::running)
                                .findFirst()
                                .orElse(null)
                        : worker.containers().named(container);
        if (slot == null && !container.isEmpty()) {
            throw refused("container " + container + " is not valid for pod " + pod.name());
        }
        if (slot == null || !slot.running()) {
            throw refused("no container of pod " + pod.name() + " is running");
        }
        slot.outOfMemory();
    }

    private PodWorker worker(Key pod) {
        ObjectNode object = node.objects().get(pod).orElseThrow(() -> missing("pods", pod.name()));
        return kubelet.worker(pod)
                .filter(each -> each.uid().equals(Meta.uid(object)))
                .orElseThrow(() -> refused("pod " + pod.name() + " is on no node yet"));
    }

    private static StatusException refused(String words) {
        return new StatusException(409, "Conflict", words, null);
    }

    /** Lets everything work again. */
    public void clear() {
        node.failures().nodes().forEach(each -> node(each, false));
        node.failures().clear();
    }

    /** Everything that fails until it is taken back. */
    public List<Failing> all() {
        return node.failures().all().stream()
                .map(each -> new Failing(each.kind(), each.name()))
                .toList();
    }
}
