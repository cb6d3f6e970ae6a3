package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The containers of a pod, or of a template for pods, one below the other. */
final class ContainerSection {
    private final Sheet sheet;
    private final Times times;
    private final JsonNode pod;
    private final String space;

    /**
     * @param pod whose fields the environment shows; a missing node for a template
     * @param space what stands before the section's title
     */
    ContainerSection(Sheet sheet, Times times, JsonNode pod, String space) {
        this.sheet = sheet;
        this.times = times;
        this.pod = pod;
        this.space = space;
    }

    /** The section; {@code statuses} say what became of each container. */
    void write(String title, JsonNode containers, JsonNode statuses) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        statuses.forEach(each -> byName.put(Json.text(each, "name"), each));
        sheet.part(space + title + ":" + (containers.isEmpty() ? " <none>" : "") + "\n");
        for (JsonNode container : containers) {
            JsonNode status =
                    byName.getOrDefault(Json.text(container, "name"), Json.NODES.missingNode());
            basics(container, status);
            words("Command", container.path("command"));
            words("Args", container.path("args"));
            if (status.isObject()) {
                new ContainerState(sheet, times).write(status);
            }
            ResourceLists.write(container.path("resources"), sheet, 2);
            probe("Liveness", container.path("livenessProbe"));
            probe("Readiness", container.path("readinessProbe"));
            probe("Startup", container.path("startupProbe"));
            new EnvironmentSection(sheet, pod).write(container);
            mounts(container);
        }
    }

    private void basics(JsonNode container, JsonNode status) {
        String indent = space.isEmpty() ? "" : " ";
        sheet.line(1, indent + Json.text(container, "name") + ":");
        if (status.isObject()) {
            sheet.field(2, "Container ID", Json.text(status, "containerID"));
        }
        sheet.field(2, "Image", Json.text(container, "image"));
        if (status.isObject()) {
            sheet.field(2, "Image ID", Json.text(status, "imageID"));
        }
        ports("Port", container.path("ports"), "containerPort");
        ports("Host Port", container.path("ports"), "hostPort");
        JsonNode seccomp = Json.at(container, "securityContext", "seccompProfile");
        if (seccomp.isObject()) {
            sheet.field(2, "SeccompProfile", Json.text(seccomp, "type"));
            if (Json.text(seccomp, "type").equals("Localhost")) {
                sheet.field(3, "LocalhostProfile", Json.text(seccomp, "localhostProfile"));
            }
        }
    }

    private void ports(String title, JsonNode ports, String number) {
        StringJoiner joined = new StringJoiner(", ");
        for (JsonNode port : ports) {
            String name = Json.text(port, "name");
            joined.add(
                    Fields.number(port, number)
                            + "/"
                            + Json.text(port, "protocol")
                            + (name.isEmpty() ? "" : " (" + name + ")"));
        }
        boolean several = ports.size() > 1;
        sheet.field(2, several ? title + "s" : title, Fields.orNone(joined.toString()));
    }

    private void words(String title, JsonNode words) {
        if (words.isEmpty()) {
            return;
        }
        sheet.line(2, title + ":");
        for (JsonNode word : words) {
            for (String line : word.asText().split("\n", -1)) {
                sheet.line(3, line);
            }
        }
    }

    private void probe(String title, JsonNode probe) {
        if (probe.isObject()) {
            sheet.field(2, title, Probes.text(probe));
        }
    }

    private void mounts(JsonNode container) {
        JsonNode mounts = container.path("volumeMounts");
        String none = mounts.isEmpty() ? "\t<none>" : "";
        sheet.part(2, "Mounts:" + none + "\n");
        for (JsonNode mount : ordered(mounts, "mountPath")) {
            String path = Json.text(mount, "subPath");
            sheet.line(
                    3,
                    Json.text(mount, "mountPath")
                            + " from "
                            + Json.text(mount, "name")
                            + (mount.path("readOnly").asBoolean() ? " (ro" : " (rw")
                            + (path.isEmpty() ? "" : ",path=" + Fields.quoted(path))
                            + ")");
        }
        JsonNode devices = container.path("volumeDevices");
        if (!devices.isEmpty()) {
            sheet.part(2, "Devices:" + none + "\n");
            for (JsonNode device : ordered(devices, "devicePath")) {
                sheet.line(
                        3, Json.text(device, "devicePath") + " from " + Json.text(device, "name"));
            }
        }
    }

    private static List<JsonNode> ordered(JsonNode list, String key) {
        List<JsonNode> ordered = new ArrayList<>();
        list.forEach(ordered::add);
        ordered.sort(Comparator.comparing(each -> Json.text(each, key), Fields::byCodePoint));
        return ordered;
    }
}
