package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.controller.Meta.Condition;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Writes a pod's status as a kubelet does. */
final class PodStatus {
    private final PodWorker pod;
    private final PodContainers containers;
    private final List<ContainerSlot> main;
    private final Instant now;

    PodStatus(PodWorker pod, PodContainers containers, Instant now) {
        this.pod = pod;
        this.containers = containers;
        this.main = containers.main();
        this.now = now;
    }

    void fill(ObjectNode object, boolean sandbox, boolean failed) {
        ObjectNode status = object.withObjectProperty("status");
        String phase = phase(failed);
        boolean over = phase.equals("Succeeded") || phase.equals("Failed");
        conditions(object, sandbox, over, phase);
        status.set("observedGeneration", object.path("metadata").path("generation").deepCopy());
        if (!object.path("metadata").has("generation")) {
            status.remove("observedGeneration");
        }
        statuses(status, "containerStatuses", main);
        if (!containers.init().isEmpty()) {
            statuses(status, "initContainerStatuses", containers.init());
        }
        if (!containers.ephemeral().isEmpty()) {
            statuses(status, "ephemeralContainerStatuses", containers.ephemeral());
        }
        String host = pod.hostAddress();
        status.put("hostIP", host);
        status.withArrayProperty("hostIPs").removeAll().addObject().put("ip", host);
        status.put("phase", phase);
        if (sandbox) {
            status.put("podIP", pod.address());
            status.withArrayProperty("podIPs").removeAll().addObject().put("ip", pod.address());
        }
        status.put("qosClass", PodNames.quality(object));
        if (!status.has("startTime")) {
            status.put("startTime", Meta.stamp(now));
        }
    }

    private static void statuses(ObjectNode status, String field, List<ContainerSlot> slots) {
        ArrayNode all = Json.array();
        slots.forEach(each -> all.add(each.state().status(each.spec(), each.image())));
        status.set(field, all);
    }

    private String phase(boolean failed) {
        if (failed) {
            return "Failed";
        }
        String policy = Json.at(pod.object(), "spec", "restartPolicy").asText("Always");
        if (containers.ended() && (pod.stopping() || !policy.equals("Always"))) {
            boolean fine = main.stream().allMatch(ContainerSlot::succeeded);
            if (fine) {
                return "Succeeded";
            }
            if (!policy.equals("OnFailure") || pod.stopping()) {
                return "Failed";
            }
        }
        // once all containers have been started the pod stays Running through restarts
        boolean all = main.stream().allMatch(each -> !each.state().id().isEmpty());
        return all && !main.isEmpty() ? "Running" : "Pending";
    }

    private void conditions(ObjectNode object, boolean sandbox, boolean over, String phase) {
        boolean initialized = containers.initialized();
        String done = phase.equals("Succeeded") ? "PodCompleted" : "";
        set(object, "PodReadyToStartContainers", sandbox && !over, "", "");
        if (initialized) {
            set(object, "Initialized", true, done, "");
        } else {
            set(
                    object,
                    "Initialized",
                    false,
                    "ContainersNotInitialized",
                    "containers with incomplete status: ["
                            + names(containers.init(), each -> !PodContainers.passed(each))
                            + "]");
        }
        boolean ready =
                main.stream().allMatch(each -> each.state().ready()) && initialized && !over;
        String unready =
                "containers with unready status: ["
                        + names(main, each -> !each.state().ready())
                        + "]";
        for (String type : List.of("Ready", "ContainersReady")) {
            if (ready) {
                set(object, type, true, "", "");
            } else if (phase.equals("Succeeded")) {
                set(object, type, false, "PodCompleted", "");
            } else if (phase.equals("Failed")) {
                set(object, type, false, "PodFailed", "");
            } else {
                set(object, type, false, "ContainersNotReady", unready);
            }
        }
        set(object, "PodScheduled", true, "", "");
    }

    private static String names(List<ContainerSlot> slots, Predicate<ContainerSlot> which) {
        return String.join(" ", slots.stream().filter(which).map(ContainerSlot::name).toList());
    }

    private void set(ObjectNode object, String type, boolean value, String reason, String message) {
        ObjectNode status = object.withObjectProperty("status");
        Meta.setCondition(
                status, new Condition(type, value ? "True" : "False", reason, message), now, false);
        for (var each : status.path("conditions")) {
            if (each.path("type").asText().equals(type)) {
                ObjectNode condition = (ObjectNode) each;
                condition.putNull("lastProbeTime");
                if (object.path("metadata").has("generation")) {
                    condition.set(
                            "observedGeneration",
                            object.path("metadata").path("generation").deepCopy());
                }
            }
        }
    }
}
