package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.controller.Meta;
import dev.coxswain.practice.controller.Meta.Condition;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Writes the conditions of a pod that are its kubelet's, in the kubelet's order. */
record PodConditions(PodContainers containers, Instant now) {
    private static final List<String> OWN =
            List.of(
                    "PodReadyToStartContainers",
                    "Initialized",
                    "Ready",
                    "ContainersReady",
                    "PodScheduled");

    /**
     * Writes them into a pod.
     *
     * @param sandbox whether the pod has a network
     */
    void fill(ObjectNode object, boolean sandbox, String phase) {
        boolean over = phase.equals("Succeeded") || phase.equals("Failed");
        set(object, sandbox && !over, new Condition(OWN.getFirst(), "", "", ""));
        initialized(object, phase);
        boolean initialized = containers.initialized();
        boolean ready =
                initialized && !over && lasting().stream().allMatch(each -> each.state().ready());
        String unready = names(lasting(), each -> !each.state().ready());
        for (String type : List.of("Ready", "ContainersReady")) {
            Condition why =
                    switch (phase) {
                        case "Succeeded" -> new Condition(type, "", "PodCompleted", "");
                        case "Failed" -> new Condition(type, "", "PodFailed", "");
                        default ->
                                new Condition(
                                        type,
                                        "",
                                        "ContainersNotReady",
                                        "containers with unready status: [" + unready + "]");
                    };
            set(object, ready, ready ? new Condition(type, "", "", "") : why);
        }
        set(object, true, new Condition("PodScheduled", "", "", ""));
        order(object.withObjectProperty("status"));
    }

    private void initialized(ObjectNode object, String phase) {
        boolean begun = containers.main().stream().allMatch(ContainerSlot::begun);
        if (begun || containers.initialized()) {
            String done = phase.equals("Succeeded") ? "PodCompleted" : "";
            set(object, true, new Condition("Initialized", "", done, ""));
            return;
        }
        String open = names(containers.init(), each -> !PodContainers.passed(each));
        set(
                object,
                false,
                new Condition(
                        "Initialized",
                        "",
                        "ContainersNotInitialized",
                        "containers with incomplete status: [" + open + "]"));
    }

    /** The containers that are there as long as the pod is: sidecars and all after them. */
    private List<ContainerSlot> lasting() {
        return containers.all().stream()
                .filter(each -> containers.main().contains(each) || containers.sidecar(each))
                .toList();
    }

    private static String names(List<ContainerSlot> slots, Predicate<ContainerSlot> which) {
        return String.join(" ", slots.stream().filter(which).map(ContainerSlot::name).toList());
    }

    private void set(ObjectNode object, boolean value, Condition why) {
        ObjectNode status = object.withObjectProperty("status");
        String said = value ? "True" : "False";
        Meta.setCondition(
                status, new Condition(why.type(), said, why.reason(), why.message()), now, false);
        for (JsonNode each : status.path("conditions")) {
            if (each.path("type").asText().equals(why.type())) {
                ObjectNode condition = (ObjectNode) each;
                condition.putNull("lastProbeTime");
                JsonNode generation = object.path("metadata").path("generation");
                if (!generation.isMissingNode()) {
                    condition.set("observedGeneration", generation.deepCopy());
                }
            }
        }
    }

    private static void order(ObjectNode status) {
        ArrayNode sorted = Json.array();
        for (JsonNode each : status.path("conditions")) {
            if (!OWN.contains(each.path("type").asText())) {
                sorted.add(each);
            }
        }
        for (String type : OWN) {
            for (JsonNode each : status.path("conditions")) {
                if (each.path("type").asText().equals(type)) {
                    sorted.add(each);
                }
            }
        }
        status.set("conditions", sorted);
    }
}
