package dev.coxswain.command.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.command.Flag;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of a node's pods leave it when it is drained, with kubectl's reasons against the rest. */
final class DrainedPods {
    static final Flag<Boolean> FORCE =
            Flag.bool("force").help("Let pods go that nobody will make anew");
    static final Flag<Boolean> DAEMON_SETS =
            Flag.bool("ignore-daemonsets").help("Leave the pods of daemon sets where they are");
    static final Flag<Boolean> EMPTY_DIRS =
            Flag.bool("delete-emptydir-data").help("Let pods go with what their emptyDirs hold");

    private static final String UNMANAGED =
            "cannot delete Pods that declare no controller (use --force to override)";
    private static final String OF_DAEMON_SET =
            "cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)";
    private static final String WITH_DATA =
            "cannot delete Pods with local storage (use --delete-emptydir-data to override)";

    private DrainedPods() {}

    /**
     * The pods that leave.
     *
     * @throws FailureException where one must not go
     */
    static List<JsonNode> choose(Invocation invocation, String node, JsonNode pods) {
        List<JsonNode> leaving = new ArrayList<>();
        Map<String, List<String>> refused = new LinkedHashMap<>();
        Map<String, List<String>> warned = new LinkedHashMap<>();
        for (JsonNode pod : pods) {
            if (leaves(invocation, pod, refused, warned)) {
                leaving.add(pod);
            }
        }
        if (!refused.isEmpty()) {
            throw FailureException.plain(
                    "unable to drain node \"" + node + "\" due to error: " + words(refused, ", "));
        }
        if (!warned.isEmpty()) {
            invocation.notices().warning(words(warned, "; "));
        }
        return leaving;
    }

    private static boolean leaves(
            Invocation invocation,
            JsonNode pod,
            Map<String, List<String>> refused,
            Map<String, List<String>> warned) {
        JsonNode mirror = Json.at(pod, "metadata", "annotations", "kubernetes.io/config.mirror");
        if (!mirror.isMissingNode()) {
            return false;
        }
        if (List.of("Succeeded", "Failed").contains(Json.text(pod, "status", "phase"))) {
            return true;
        }
        String name =
                Json.text(pod, "metadata", "namespace") + "/" + Json.text(pod, "metadata", "name");
        String owner = owner(pod);
        if (owner.equals("DaemonSet")) {
            boolean ignored = invocation.get(DAEMON_SETS);
            String reason = ignored ? "ignoring DaemonSet-managed Pods" : OF_DAEMON_SET;
            note(ignored ? warned : refused, reason, name);
            return false;
        }
        if (data(pod) && !invocation.get(EMPTY_DIRS)) {
            note(refused, WITH_DATA, name);
            return false;
        }
        boolean forced = invocation.get(FORCE);
        if (owner.isEmpty()) {
            String reason = forced ? "deleting Pods that declare no controller" : UNMANAGED;
            note(forced ? warned : refused, reason, name);
        }
        return forced || !owner.isEmpty();
    }

    private static void note(Map<String, List<String>> reasons, String reason, String pod) {
        reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(pod);
    }

    private static String words(Map<String, List<String>> reasons, String between) {
        return String.join(
                between,
                reasons.entrySet().stream()
                        .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                        .toList());
    }

    /** The kind of the pod's controller; empty where it has none. */
    private static String owner(JsonNode pod) {
        for (JsonNode owner : Json.at(pod, "metadata", "ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return Json.text(owner, "kind");
            }
        }
        return "";
    }

    private static boolean data(JsonNode pod) {
        for (JsonNode volume : Json.at(pod, "spec", "volumes")) {
            if (volume.has("emptyDir")) {
                return true;
            }
        }
        return false;
    }
}
