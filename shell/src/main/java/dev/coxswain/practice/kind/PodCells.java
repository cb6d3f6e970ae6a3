package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.Age;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Paths;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** The cells of pods and nodes. */
final class PodCells {
    private PodCells() {}

    static @Nullable String cell(String name, JsonNode object, Instant now) {
        return switch (name) {
            case "podReady" -> ready(object);
            case "podStatus" -> status(object);
            case "podRestarts" -> restarts(object, now);
            case "podIp" -> {
                String ip = Paths.text(object, "status.podIP");
                yield ip.isEmpty() ? "<none>" : ip;
            }
            case "gates" -> gates(object);
            case "node" -> node(object);
            case "roles" -> roles(object);
            case "internalIp" -> address(object, "InternalIP");
            case "externalIp" -> address(object, "ExternalIP");
            default -> null;
        };
    }

    private static String ready(JsonNode pod) {
        int ready = 0;
        int total = Paths.at(pod, "spec.containers").size();
        for (JsonNode each : Paths.at(pod, "status.containerStatuses")) {
            ready += each.path("ready").asBoolean() ? 1 : 0;
        }
        for (JsonNode each : Paths.at(pod, "spec.initContainers")) {
            if (each.path("restartPolicy").asText().equals("Always")) {
                total++;
                for (JsonNode state : Paths.at(pod, "status.initContainerStatuses")) {
                    boolean same = state.path("name").equals(each.path("name"));
                    ready += same && state.path("ready").asBoolean() ? 1 : 0;
                }
            }
        }
        return ready + "/" + total;
    }

    private static String gates(JsonNode pod) {
        int total = Paths.at(pod, "spec.readinessGates").size();
        if (total == 0) {
            return "<none>";
        }
        int met = 0;
        for (JsonNode gate : Paths.at(pod, "spec.readinessGates")) {
            for (JsonNode condition : Paths.at(pod, "status.conditions")) {
                met +=
                        condition.path("type").equals(gate.path("conditionType"))
                                        && condition.path("status").asText().equals("True")
                                ? 1
                                : 0;
            }
        }
        return met + "/" + total;
    }

    private static String status(JsonNode pod) {
        String reason = Paths.text(pod, "status.phase");
        String told = Paths.text(pod, "status.reason");
        if (!told.isEmpty()) {
            reason = told;
        }
        for (JsonNode each : Paths.at(pod, "status.conditions")) {
            if (each.path("type").asText().equals("PodScheduled")
                    && each.path("reason").asText().equals("SchedulingGated")) {
                reason = "SchedulingGated";
            }
        }
        String initialising = initialising(pod);
        reason = initialising.isEmpty() ? containers(pod, reason) : initialising;
        if (ObjectMeta.deleting(pod)) {
            if (told.equals("NodeLost")) {
                return "Unknown";
            }
            String phase = Paths.text(pod, "status.phase");
            if (!phase.equals("Succeeded") && !phase.equals("Failed")) {
                return "Terminating";
            }
        }
        return reason;
    }

    private static String initialising(JsonNode pod) {
        int index = 0;
        int total = Paths.at(pod, "spec.initContainers").size();
        for (JsonNode each : Paths.at(pod, "status.initContainerStatuses")) {
            JsonNode ended = each.path("state").path("terminated");
            boolean done = ended.path("exitCode").asInt(-1) == 0;
            if (!done && !each.path("started").asBoolean(false)) {
                if (!ended.isMissingNode()) {
                    return "Init:" + ending(ended);
                }
                String waiting = Paths.text(each, "state.waiting.reason");
                return !waiting.isEmpty() && !waiting.equals("PodInitializing")
                        ? "Init:" + waiting
                        : "Init:" + index + "/" + total;
            }
            if (!done && !restartable(pod, each)) {
                return "Init:" + index + "/" + total;
            }
            index++;
        }
        return "";
    }

    private static boolean restartable(JsonNode pod, JsonNode status) {
        for (JsonNode each : Paths.at(pod, "spec.initContainers")) {
            if (each.path("name").equals(status.path("name"))) {
                return each.path("restartPolicy").asText().equals("Always");
            }
        }
        return false;
    }

    private static String ending(JsonNode ended) {
        String reason = ended.path("reason").asText("");
        if (!reason.isEmpty()) {
            return reason;
        }
        int signal = ended.path("signal").asInt();
        return signal != 0 ? "Signal:" + signal : "ExitCode:" + ended.path("exitCode").asInt();
    }

    private static String containers(JsonNode pod, String phase) {
        String reason = phase;
        boolean running = false;
        JsonNode statuses = Paths.at(pod, "status.containerStatuses");
        for (int index = statuses.size() - 1; index >= 0; index--) {
            JsonNode each = statuses.get(index);
            String waiting = Paths.text(each, "state.waiting.reason");
            JsonNode ended = each.path("state").path("terminated");
            if (!waiting.isEmpty()) {
                reason = waiting;
            } else if (!ended.isMissingNode()) {
                reason = ending(ended);
            } else if (each.path("ready").asBoolean() && each.path("state").has("running")) {
                running = true;
            }
        }
        if (reason.equals("Completed") && running) {
            return readyCondition(pod) ? "Running" : "NotReady";
        }
        return reason;
    }

    private static boolean readyCondition(JsonNode pod) {
        for (JsonNode each : Paths.at(pod, "status.conditions")) {
            if (each.path("type").asText().equals("Ready")) {
                return each.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static String restarts(JsonNode pod, Instant now) {
        int restarts = 0;
        Instant last = Instant.MIN;
        for (JsonNode each : Paths.at(pod, "status.containerStatuses")) {
            restarts += each.path("restartCount").asInt();
            String ended = Paths.text(each, "lastState.terminated.finishedAt");
            if (!ended.isEmpty() && Instant.parse(ended).isAfter(last)) {
                last = Instant.parse(ended);
            }
        }
        return restarts == 0 || last.equals(Instant.MIN)
                ? Integer.toString(restarts)
                : restarts + " (" + Age.of(Duration.between(last, now)) + " ago)";
    }

    private static String node(JsonNode node) {
        String status = "Unknown";
        for (JsonNode each : Paths.at(node, "status.conditions")) {
            if (each.path("type").asText().equals("Ready")) {
                status = each.path("status").asText().equals("True") ? "Ready" : "NotReady";
            }
        }
        return Paths.at(node, "spec.unschedulable").asBoolean()
                ? status + ",SchedulingDisabled"
                : status;
    }

    private static String roles(JsonNode node) {
        String prefix = "node-role.kubernetes.io/";
        var roles = new java.util.TreeSet<String>();
        node.path("metadata")
                .path("labels")
                .properties()
                .forEach(
                        each -> {
                            if (each.getKey().startsWith(prefix)) {
                                roles.add(each.getKey().substring(prefix.length()));
                            } else if (each.getKey().equals("kubernetes.io/role")) {
                                roles.add(each.getValue().asText());
                            }
                        });
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static String address(JsonNode node, String type) {
        for (JsonNode each : Paths.at(node, "status.addresses")) {
            if (each.path("type").asText().equals(type)) {
                return each.path("address").asText();
            }
        }
        return "<none>";
    }
}
