package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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
        PodFailure failure = pod.failure();
        String phase = phase(failed || (failure != null && containers.runs().isEmpty()));
        if (failure != null) {
            status.put("reason", failure.reason()).put("message", failure.message());
        }
        new PodConditions(containers, now).fill(object, sandbox, phase);
        status.set("observedGeneration", object.path("metadata").path("generation").deepCopy());
        if (!object.path("metadata").has("generation")) {
            status.remove("observedGeneration");
        }
        statuses(status, "containerStatuses", byName(main));
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

    private static List<ContainerSlot> byName(List<ContainerSlot> slots) {
        return slots.stream().sorted(Comparator.comparing(ContainerSlot::name)).toList();
    }

    private static void statuses(ObjectNode status, String field, List<ContainerSlot> slots) {
        ArrayNode all = Json.array();
        slots.forEach(each -> all.add(each.status()));
        status.set(field, all);
    }

    private String phase(boolean failed) {
        if (failed) {
            return "Failed";
        }
        String policy = Json.at(pod.object(), "spec", "restartPolicy").asText("Always");
        if (containers.ended() && (pod.stopping() || !policy.equals("Always"))) {
            boolean fine = main.stream().allMatch(each -> each.state().succeeded());
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
}
