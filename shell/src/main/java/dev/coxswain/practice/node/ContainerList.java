package dev.coxswain.practice.node;

import dev.coxswain.practice.controller.Meta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The containers that run on the node, as a container runtime's own tool shows and removes them.
 */
public final class ContainerList {
    /**
     * One running container.
     *
     * @param id the whole 64-character id
     * @param labels what the kubelet marks it with, as {@code io.kubernetes.container.name}
     */
    public record Row(
            String id,
            String image,
            String command,
            Instant started,
            String name,
            Map<String, String> labels) {}

    private final Kubelet kubelet;

    ContainerList(Kubelet kubelet) {
        this.kubelet = kubelet;
    }

    /** All running containers whose labels have all the given values. */
    public List<Row> list(Map<String, String> wanted) {
        var rows = new ArrayList<Row>();
        for (PodWorker worker : kubelet.workers()) {
            for (ContainerSlot slot : worker.slots()) {
                ContainerRun run = slot.run();
                if (run != null && !run.ended()) {
                    var labels = new TreeMap<String, String>();
                    labels.put("io.kubernetes.container.name", slot.name());
                    labels.put("io.kubernetes.pod.name", Meta.name(worker.object()));
                    labels.put("io.kubernetes.pod.namespace", Meta.namespace(worker.object()));
                    labels.put("io.kubernetes.pod.uid", worker.uid());
                    String name =
                            "k8s_"
                                    + slot.name()
                                    + "_"
                                    + Meta.name(worker.object())
                                    + "_"
                                    + Meta.namespace(worker.object())
                                    + "_"
                                    + worker.uid()
                                    + "_"
                                    + slot.restartCount();
                    if (labels.entrySet().containsAll(wanted.entrySet())) {
                        rows.add(
                                new Row(
                                        run.id(),
                                        slot.spec().path("image").asText(),
                                        run.title(),
                                        run.startedAt(),
                                        name,
                                        labels));
                    }
                }
            }
        }
        return rows;
    }

    /**
     * Ends a container by force; the kubelet starts another. False where there is none of that id.
     */
    public boolean remove(String idPrefix) {
        return find(idPrefix)
                .map(
                        run -> {
                            run.signal(9);
                            return true;
                        })
                .orElse(false);
    }

    /** The log lines of a container; empty where there is none of that id. */
    public Optional<List<String>> logs(String idPrefix) {
        return find(idPrefix)
                .map(run -> run.log().from(0).stream().map(LogBook.Line::text).toList());
    }

    private Optional<ContainerRun> find(String idPrefix) {
        for (PodWorker worker : kubelet.workers()) {
            for (ContainerSlot slot : worker.slots()) {
                ContainerRun run = slot.run();
                if (run != null && !run.ended() && run.id().startsWith(idPrefix)) {
                    return Optional.of(run);
                }
            }
        }
        return Optional.empty();
    }
}
