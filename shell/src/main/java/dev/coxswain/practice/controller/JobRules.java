package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** What a Job's own rules say of pods that failed and of indexes that succeeded. */
final class JobRules {
    private JobRules() {}

    /**
     * What a rule says of a failed pod.
     *
     * @param action {@code FailJob}, {@code FailIndex}, {@code Ignore} or {@code Count}
     * @param message which rule it is and what of the pod matches it
     */
    record Verdict(String action, String message) {}

    /** The first rule that matches a failed pod; empty where none does. */
    static Optional<Verdict> failure(JsonNode job, JsonNode pod) {
        JsonNode rules = Json.at(job, "spec", "podFailurePolicy", "rules");
        for (int i = 0; i < rules.size(); i++) {
            String action = Json.text(rules.get(i), "action");
            String what = matched(rules.get(i), pod);
            if (!what.isEmpty()) {
                String where = " matching " + action + " rule at index " + i;
                return Optional.of(new Verdict(action, what + where));
            }
        }
        return Optional.empty();
    }

    private static String matched(JsonNode rule, JsonNode pod) {
        String name = Meta.namespace(pod) + "/" + Meta.name(pod);
        for (JsonNode wanted : rule.path("onPodConditions")) {
            String type = Json.text(wanted, "type");
            String status = wanted.path("status").asText("True");
            if (Meta.condition(pod, type).path("status").asText().equals(status)) {
                return "Pod " + name + " has condition " + type;
            }
        }
        JsonNode codes = rule.path("onExitCodes");
        return codes.isObject() ? exited(codes, pod, name) : "";
    }

    private static String exited(JsonNode codes, JsonNode pod, String name) {
        String only = Json.text(codes, "containerName");
        for (ObjectNode status : containers(pod)) {
            String container = Json.text(status, "name");
            JsonNode ended = Json.at(status, "state", "terminated");
            int code = ended.path("exitCode").asInt(0);
            if (code == 0 || !(only.isEmpty() || only.equals(container))) {
                continue;
            }
            boolean listed = false;
            for (JsonNode each : codes.path("values")) {
                listed |= each.asInt() == code;
            }
            if (listed == Json.text(codes, "operator").equals("In")) {
                return "Container %s for pod %s failed with exit code %d"
                        .formatted(container, name, code);
            }
        }
        return "";
    }

    private static List<ObjectNode> containers(JsonNode pod) {
        var all = new ArrayList<ObjectNode>();
        for (String part : List.of("containerStatuses", "initContainerStatuses")) {
            Json.at(pod, "status", part).forEach(each -> all.add((ObjectNode) each));
        }
        return all;
    }

    /** The number of the success rule that the completed indexes satisfy; -1 for none. */
    static int success(JsonNode job, Set<Integer> completed) {
        JsonNode rules = Json.at(job, "spec", "successPolicy", "rules");
        for (int i = 0; i < rules.size(); i++) {
            JsonNode rule = rules.get(i);
            SortedSet<Integer> wanted = JobIndexes.parse(Json.text(rule, "succeededIndexes"));
            long found =
                    wanted.isEmpty()
                            ? completed.size()
                            : wanted.stream().filter(completed::contains).count();
            if (found >= rule.path("succeededCount").asInt(Math.max(1, wanted.size()))) {
                return i;
            }
        }
        return -1;
    }
}
