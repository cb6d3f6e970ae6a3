package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Events.Happening;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The containers of a pod in the order they start: ephemeral ones as they come, init containers one
 * by one, then all others; and what the end of one means for the rest.
 */
final class PodContainers {
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
            if (run != null && !run.ended()) {
                runs.add(run);
            }
        }
        return runs;
    }

    /** What runs in a pod whose containers share their processes; nothing for any other. */
    List<ContainerRun> sharingRuns() {
        boolean shares = Json.at(pod.object(), "spec", "shareProcessNamespace").asBoolean();
        return shares ? runs() : List.of();
    }

    /** Whether an init container has failed for good. */
    boolean initFailed() {
        return initFailed;
    }

    /** Whether an init container has done its part. */
    static boolean passed(ContainerSlot each) {
        return PodNames.sidecar(each.spec()) ? each.state().started() : each.state().succeeded();
    }

    boolean sidecar(ContainerSlot slot) {
        return init.contains(slot) && PodNames.sidecar(slot.spec());
    }

    boolean initialized() {
        return init.stream().allMatch(PodContainers::passed);
    }

    private boolean mainEnded() {
        return !main.isEmpty() && main.stream().allMatch(each -> each.state().terminated());
    }

    /** Whether all containers but ephemeral ones have ended. */
    boolean ended() {
        return mainEnded() && init.stream().noneMatch(ContainerSlot::running);
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
        for (ContainerSlot each : main) {
            if (!each.begun()) {
                each.begin();
            }
            if (each.state().fresh()) {
                return;
            }
        }
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
        boolean last = !again && main.contains(slot) && mainEnded();
        if (last && !restartPolicy().equals("Always")) {
            endSidecars();
        }
    }

    private void endSidecars() {
        for (ContainerSlot each : init.reversed()) {
            if (each.running()) {
                pod.stops();
                each.say(Happening.normal("Killing", "Stopping container " + each.name()));
                each.stop(pod.grace());
            }
        }
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
