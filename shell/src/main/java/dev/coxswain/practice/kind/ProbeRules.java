package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Problems;

import java.util.List;

/** What must hold for the probes of a container. */
final class ProbeRules {
    private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");

    private ProbeRules() {}

    /**
     * Checks all three.
     *
     * @param at the container's path
     */
    static void check(JsonNode container, String at, Problems problems) {
        for (String name : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            JsonNode probe = container.path(name);
            if (!probe.isMissingNode()) {
                probe(probe, at + "." + name, problems);
                if (!name.equals("readinessProbe") && probe.path("successThreshold").asInt(1) > 1) {
                    problems.invalid(
                            at + "." + name + ".successThreshold",
                            probe.path("successThreshold"),
                            "must be 1");
                }
            }
        }
    }

    private static void probe(JsonNode probe, String at, Problems problems) {
        int handlers = 0;
        for (String each : HANDLERS) {
            if (probe.has(each)) {
                handlers++;
                if (handlers > 1) {
                    problems.forbidden(at + "." + each, "may not specify more than 1 handler type");
                }
            }
        }
        if (handlers == 0) {
            problems.required(at, "must specify a handler type");
        }
        for (String each : List.of("httpGet", "tcpSocket")) {
            JsonNode port = probe.path(each).path("port");
            if (port.isNumber()) {
                ContainerRules.portNumber(port, at + "." + each + ".port", problems);
            }
        }
        if (probe.path("exec").isObject() && probe.path("exec").path("command").isEmpty()) {
            problems.required(at + ".exec.command", "");
        }
        for (String each :
                List.of(
                        "initialDelaySeconds",
                        "timeoutSeconds",
                        "periodSeconds",
                        "successThreshold",
                        "failureThreshold")) {
            if (probe.path(each).asInt(0) < 0) {
                problems.invalid(
                        at + "." + each, probe.path(each), "must be greater than or equal to 0");
            }
        }
    }
}
