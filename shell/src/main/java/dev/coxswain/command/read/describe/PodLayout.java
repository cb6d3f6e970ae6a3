package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.Set;

/** A pod. */
final class PodLayout implements Layout {
    private static final Set<String> ENDED = Set.of("Failed", "Succeeded");

    @Override
    public void write(JsonNode pod, Sheet sheet, Surroundings around) {
        Times times = around.times();
        place(pod, sheet, times);
        Metadata.notes(pod, sheet);
        state(pod, sheet, times);
        addresses(pod, sheet);
        containers(pod, sheet, times);
        conditions(pod, sheet);
        JsonNode spec = pod.path("spec");
        VolumeSection.write(spec.path("volumes"), sheet, "");
        sheet.field("QoS Class", ServiceQuality.of(pod));
        Scheduling.selectorsAndTolerations(spec, sheet, "");
        Scheduling.spread(spec, sheet, "");
        Scheduling.group(spec, sheet, "");
        Events.ofPod(pod, sheet, around);
    }

    private static void place(JsonNode pod, Sheet sheet, Times times) {
        Metadata.name(pod, sheet, true);
        JsonNode spec = pod.path("spec");
        if (Fields.has(spec, "priority")) {
            sheet.field("Priority", Json.text(spec, "priority"));
        }
        filled("Priority Class Name", spec, "priorityClassName", sheet);
        filled("Runtime Class Name", spec, "runtimeClassName", sheet);
        filled("Service Account", spec, "serviceAccountName", sheet);
        String node = Json.text(spec, "nodeName");
        sheet.field(
                "Node",
                node.isEmpty() ? Fields.NONE : node + "/" + Json.text(pod, "status", "hostIP"));
        if (Fields.has(pod, "status", "startTime")) {
            sheet.field("Start Time", times.stamp(pod, "status", "startTime"));
        }
    }

    private static void state(JsonNode pod, Sheet sheet, Times times) {
        JsonNode status = pod.path("status");
        JsonNode metadata = pod.path("metadata");
        if (Fields.has(metadata, "deletionTimestamp")
                && !ENDED.contains(Json.text(status, "phase"))) {
            sheet.field("Status", Metadata.terminating(pod, times));
            String grace = Fields.number(metadata, "deletionGracePeriodSeconds");
            sheet.field("Termination Grace Period", grace + "s");
        } else {
            sheet.field("Status", Json.text(status, "phase"));
        }
        filled("Reason", status, "reason", sheet);
        filled("Message", status, "message", sheet);
        JsonNode seccomp = Json.at(pod, "spec", "securityContext", "seccompProfile");
        if (seccomp.isObject()) {
            sheet.field("SeccompProfile", Json.text(seccomp, "type"));
            if (Json.text(seccomp, "type").equals("Localhost")) {
                sheet.field("LocalhostProfile", Json.text(seccomp, "localhostProfile"));
            }
        }
    }

    private static void addresses(JsonNode pod, Sheet sheet) {
        JsonNode status = pod.path("status");
        sheet.field("IP", Json.text(status, "podIP"));
        if (Fields.filled(status, "podIPs")) {
            sheet.part("IPs:\n");
            status.path("podIPs").forEach(each -> sheet.field(1, "IP", Json.text(each, "ip")));
        } else {
            sheet.field("IPs", Fields.NONE);
        }
        Metadata.controlledBy(pod, sheet);
        filled("NominatedNodeName", status, "nominatedNodeName", sheet);
        if (Fields.has(pod, "spec", "resources")) {
            sheet.part("Resources:\n");
            ResourceLists.write(Json.at(pod, "spec", "resources"), sheet, 1);
        }
    }

    private static void containers(JsonNode pod, Sheet sheet, Times times) {
        ContainerSection section = new ContainerSection(sheet, times, pod, "");
        JsonNode spec = pod.path("spec");
        JsonNode status = pod.path("status");
        if (Fields.filled(spec, "initContainers")) {
            section.write(
                    "Init Containers",
                    spec.path("initContainers"),
                    status.path("initContainerStatuses"));
        }
        section.write("Containers", spec.path("containers"), status.path("containerStatuses"));
        if (Fields.filled(spec, "ephemeralContainers")) {
            section.write(
                    "Ephemeral Containers",
                    spec.path("ephemeralContainers"),
                    status.path("ephemeralContainerStatuses"));
        }
    }

    private static void conditions(JsonNode pod, Sheet sheet) {
        JsonNode conditions = Json.at(pod, "status", "conditions");
        JsonNode gates = Json.at(pod, "spec", "readinessGates");
        if (!gates.isEmpty()) {
            sheet.part("Readiness Gates:\n");
            sheet.line(1, "Type", "Status");
            for (JsonNode gate : gates) {
                String type = Json.text(gate, "conditionType");
                sheet.line(1, type + " ", status(type, conditions) + " ");
            }
        }
        if (!conditions.isEmpty()) {
            sheet.part("Conditions:\n");
            sheet.line(1, "Type", "Status");
            for (JsonNode each : conditions) {
                sheet.line(1, Json.text(each, "type") + " ", Json.text(each, "status") + " ");
            }
        }
    }

    private static String status(String type, JsonNode conditions) {
        for (JsonNode each : conditions) {
            if (Json.text(each, "type").equals(type)) {
                return Json.text(each, "status");
            }
        }
        return Fields.NONE;
    }

    private static void filled(String title, JsonNode node, String key, Sheet sheet) {
        if (Fields.filled(node, key)) {
            sheet.field(title, Json.text(node, key));
        }
    }
}
