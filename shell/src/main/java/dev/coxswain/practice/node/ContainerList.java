package dev.coxswain.practice.node;

import dev.coxswain.practice.controller.Meta;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The containers on the node, as a container runtime's own tool shows and removes them. To be used
 * on the timeline.
 */
public final class ContainerList {
    /**
     * One container.
     *
     * @param id the whole 64-character id, as in the pod's status
     * @param finished when it ended; null while it runs
     * @param labels what the kubelet marks it with, as {@code io.kubernetes.container.name}
     */
    public record Row(
            String id,
            String image,
            String command,
            Instant started,
            @Nullable Instant finished,
            int exitCode,
            String name,
            Map<String, String> labels) {
        public boolean running() {
            return finished == null;
        }
    }

    private final Kubelet kubelet;

    ContainerList(Kubelet kubelet) {
        this.kubelet = kubelet;
    }

    /** All containers that run or have ended last, the youngest first. */
    public List<Row> all() {
        var rows = new ArrayList<Row>();
        for (PodWorker worker : kubelet.workers()) {
            for (ContainerSlot slot : worker.containers().all()) {
                ContainerRun run = slot.run();
                if (run != null && !slot.state().id().isEmpty()) {
                    rows.add(row(worker, slot, run));
                }
            }
        }
        rows.sort(Comparator.comparing(Row::started).reversed().thenComparing(Row::name));
        return rows;
    }

    private static Row row(PodWorker worker, ContainerSlot slot, ContainerRun run) {
        String pod = Meta.name(worker.object());
        String namespace = Meta.namespace(worker.object());
        var labels = new TreeMap<String, String>();
        labels.put("io.kubernetes.container.name", slot.name());
        labels.put("io.kubernetes.docker.type", "container");
        labels.put("io.kubernetes.pod.name", pod);
        labels.put("io.kubernetes.pod.namespace", namespace);
        labels.put("io.kubernetes.pod.uid", worker.uid());
        String name =
                String.join(
                        "_",
                        "k8s",
                        slot.name(),
                        pod,
                        namespace,
                        worker.uid(),
                        String.valueOf(slot.state().restarts()));
        Instant finished = run.ended() ? slot.state().finishedAt().orElse(run.startedAt()) : null;
        return new Row(
                run.id(),
                slot.spec().path("image").asText(),
                run.title(),
                run.startedAt(),
                finished,
                run.ended() ? slot.state().exitCode() : 0,
                name,
                labels);
    }

    /** The running container whose id begins so. */
    public Optional<Row> running(String idPrefix) {
        return all().stream()
                .filter(each -> each.running() && each.id().startsWith(idPrefix))
                .findFirst();
    }

    /**
     * Ends a container by force; the kubelet starts another. False where there is none of that id.
     */
    public boolean remove(String idPrefix) {
        for (PodWorker worker : kubelet.workers()) {
            for (ContainerSlot slot : worker.containers().all()) {
                ContainerRun run = slot.run();
                if (run != null && !run.ended() && run.id().startsWith(idPrefix)) {
                    run.signal(9);
                    return true;
                }
            }
        }
        return false;
    }
}
