package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.PathSegment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A node with what runs on it. */
final class NodeLayout implements Layout {
    private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
    private static final String[][] SYSTEM = {
        {"Machine ID", "machineID"},
        {"System UUID", "systemUUID"},
        {"Boot ID", "bootID"},
        {"Kernel Version", "kernelVersion"},
        {"OS Image", "osImage"},
        {"Operating System", "operatingSystem"},
        {"Architecture", "architecture"},
        {"Container Runtime Version", "containerRuntimeVersion"},
        {"Kubelet Version", "kubeletVersion"}
    };

    @Override
    public void write(JsonNode node, Sheet sheet, Surroundings around) {
        Times times = around.times();
        List<JsonNode> pods = pods(node, around);
        sheet.field("Name", Json.text(node, "metadata", "name"));
        sheet.field("Roles", Fields.orNone(String.join(",", roles(node))));
        Metadata.notes(node, sheet);
        Metadata.created(node, sheet, times);
        Metadata.lines(sheet, "", "Taints", taints(node));
        sheet.field("Unschedulable", Fields.flag(node, "spec", "unschedulable"));
        lease(node, sheet, around);
        Conditions.probes(node, sheet, times, "lastHeartbeatTime");
        status(node.path("status"), sheet);
        DeviceSlices.write(Json.text(node, "metadata", "name"), sheet, around);
        system(node, sheet);
        if (pods == null) {
            sheet.field("Pods", "not authorized");
        } else {
            new NodeLoad(node, sheet, times).write(pods);
        }
        Events.ofNode(node, sheet, around);
    }

    /** The pods that have not ended; null where they may not be seen. */
    private static @Nullable List<JsonNode> pods(JsonNode node, Surroundings around) {
        String fields =
                "spec.nodeName="
                        + Json.text(node, "metadata", "name")
                        + ",status.phase!=Succeeded,status.phase!=Failed";
        try {
            return around.list(Request.get("/api/v1/pods").with("fieldSelector", fields));
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Api api && api.code() == 403) {
                return null;
            }
            throw e;
        }
    }

    private static Set<String> roles(JsonNode node) {
        Set<String> roles = new TreeSet<>(Fields::byCodePoint);
        Json.at(node, "metadata", "labels")
                .properties()
                .forEach(
                        label -> {
                            if (label.getKey().startsWith(ROLE_PREFIX)) {
                                roles.add(label.getKey().substring(ROLE_PREFIX.length()));
                            } else if (label.getKey().equals("kubernetes.io/role")) {
                                roles.add(label.getValue().asText());
                            }
                        });
        roles.remove("");
        return roles;
    }

    private static List<String> taints(JsonNode node) {
        List<JsonNode> taints = new ArrayList<>();
        Json.at(node, "spec", "taints").forEach(taints::add);
        taints.sort(
                Comparator.comparing(
                        taint -> Json.text(taint, "effect") + "," + Json.text(taint, "key"),
                        Fields::byCodePoint));
        return taints.stream().map(NodeLayout::taint).toList();
    }

    private static String taint(JsonNode taint) {
        String value = Json.text(taint, "value");
        String effect = Json.text(taint, "effect");
        String key = Json.text(taint, "key") + (value.isEmpty() ? "" : "=" + value);
        return effect.isEmpty() && value.isEmpty() ? key : key + ":" + effect;
    }

    private static void lease(JsonNode node, Sheet sheet, Surroundings around) {
        String name = PathSegment.encode(Json.text(node, "metadata", "name"));
        JsonNode lease;
        try {
            lease =
                    around.get(
                            "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/"
                                    + name);
        } catch (FailureException e) {
            sheet.field("Lease", "Failed to get lease: " + Surroundings.words(e));
            return;
        }
        JsonNode spec = lease.path("spec");
        sheet.part("Lease:\n");
        sheet.field(1, "HolderIdentity", Fields.or(Fields.UNSET, spec, "holderIdentity"));
        for (String time : List.of("acquireTime", "renewTime")) {
            sheet.field(
                    1,
                    Character.toUpperCase(time.charAt(0)) + time.substring(1),
                    Fields.has(spec, time) ? around.times().stamp(spec, time) : Fields.UNSET);
        }
    }

    private static void status(JsonNode status, Sheet sheet) {
        sheet.part("Addresses:\n");
        for (JsonNode address : status.path("addresses")) {
            sheet.field(1, Json.text(address, "type"), Json.text(address, "address"));
        }
        ResourceLists.list("Capacity", status.path("capacity"), sheet, 0);
        ResourceLists.list("Allocatable", status.path("allocatable"), sheet, 0);
    }

    private static void system(JsonNode node, Sheet sheet) {
        sheet.part("System Info:\n");
        for (String[] each : SYSTEM) {
            sheet.field(1, each[0], Json.text(node, "status", "nodeInfo", each[1]));
        }
        JsonNode spec = node.path("spec");
        if (Fields.filled(spec, "podCIDR")) {
            sheet.field("PodCIDR", Json.text(spec, "podCIDR"));
        }
        if (Fields.filled(spec, "podCIDRs")) {
            sheet.field("PodCIDRs", Fields.joined(",", spec.path("podCIDRs")));
        }
        if (Fields.filled(spec, "providerID")) {
            sheet.field("ProviderID", Json.text(spec, "providerID"));
        }
    }
}
