package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The containers of a pod in the order they start: ephemeral ones as they come, init containers one
 * by one, then all others; and what the end of one means for the rest.
 */
final class PodContainers {
    private static final Duration SIDECARS_END = Duration.ofSeconds(2);

    private final PodWorker pod;
    private final NodeContext node;
    private final List<ContainerSlot> init = new ArrayList<>();
    private final List<ContainerSlot> main = new ArrayList<>();
    private final List<ContainerSlot> ephemeral = new ArrayList<>();
    private boolean initFailed;

    PodContainers(PodWorker pod, NodeContext node) {
        this.pod = pod;
        this.node = node;
        fill(init, "initContainers");
        fill(main, "containers");
        fill(ephemeral, "ephemeralContainers");
    }

    /** Adds what the pod's spec has more than was known. */
    private void fill(List<ContainerSlot> slots, String field) {
        JsonNode all = Json.at(pod.object(), "spec", field);
        for (int i = slots.size(); i < all.size(); i++) {
            slots.add(new ContainerSlot(pod, node, all.get(i), field));
        }
    }

    List<ContainerSlot> init() {
        return init;
    }

    List<ContainerSlot> main() {
        return main;
    }

    List<ContainerSlot> ephemeral() {
        return ephemeral;
    }

    List<ContainerSlot> all() {
        var all = new ArrayList<>(init);
        all.addAll(main);
        all.addAll(ephemeral);
        return all;
    }

    @Nullable ContainerSlot named(String name) {
        for (ContainerSlot each : all()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** What runs at present. */
    List<ContainerRun> runs() {
        var runs = new ArrayList<ContainerRun>();
        for (ContainerSlot each : all()) {
            ContainerRun run = each.run();
            if (each.running() && run != null) {
                runs.add(run);
            }
        }
        return runs;
    }

    /** Whether an init container has failed for good. */
    boolean initFailed() {
        return initFailed;
    }

    /** Whether an init container has done its part. */
    static boolean passed(ContainerSlot each) {
        return PodNames.sidecar(each.spec()) ? each.state().started() : each.succeeded();
    }

    boolean initialized() {
        return init.stream().allMatch(PodContainers::passed);
    }

    /** Whether all containers but sidecars and ephemeral ones have ended. */
    boolean ended() {
        return !main.isEmpty() && main.stream().allMatch(each -> each.state().terminated());
    }

    /** Starts what is next. */
    void advance() {
        fill(ephemeral, "ephemeralContainers");
        ephemeral.stream().filter(each -> !each.begun()).forEach(ContainerSlot::begin);
        for (ContainerSlot each : init) {
            if (!each.begun()) {
                each.begin();
                return;
            }
            if (!passed(each)) {
                return;
            }
        }
        main.stream().filter(each -> !each.begun()).forEach(ContainerSlot::begin);
    }

    private String restartPolicy() {
        return Json.at(pod.object(), "spec", "restartPolicy").asText("Always");
    }

    private boolean again(ContainerSlot slot, int code) {
        if (ephemeral.contains(slot)) {
            return false;
        }
        if (init.contains(slot)) {
            return PodNames.sidecar(slot.spec()) || (code != 0 && !restartPolicy().equals("Never"));
        }
        return restartPolicy().equals("Always")
                || (restartPolicy().equals("OnFailure") && code != 0);
    }

    /** A container has ended: it starts again, or the pod goes on, or is done. */
    void exited(ContainerSlot slot, int code) {
        boolean again = again(slot, code);
        if (again) {
            slot.restart();
        }
        initFailed |= !again && init.contains(slot) && code != 0;
        boolean last = !again && main.contains(slot) && ended();
        if (last && !restartPolicy().equals("Always")) {
            endSidecars();
        }
    }

    private void endSidecars() {
        init.stream()
                .filter(ContainerSlot::running)
                .map(ContainerSlot::run)
                .filter(java.util.Objects::nonNull)
                .forEach(
                        run -> {
                            pod.stops();
                            run.stop(SIDECARS_END);
                        });
    }

    /** Takes up again what the pod's status says of the containers. */
    void restore() {
        var statuses = new ArrayList<JsonNode>();
        for (String kind : List.of("initContainer", "container", "ephemeralContainer")) {
            Json.at(pod.object(), "status", kind + "Statuses").forEach(statuses::add);
        }
        for (JsonNode status : statuses) {
            ContainerSlot slot = named(status.path("name").asText());
            boolean fresh =
                    status.path("containerID").asText("").isEmpty()
                            && !Json.text(status, "state", "waiting", "reason").contains("Image");
            if (slot != null && !fresh) {
                slot.restore(status);
            }
        }
    }
}
