package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.Quantity;
import dev.coxswain.practice.api.Names;
import dev.coxswain.practice.api.Problems;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold in a pod's spec, alone or as a template. */
final class ContainerRules {
    private static final Set<String> PULL = Set.of("Always", "IfNotPresent", "Never");
    private static final Set<String> PROTOCOLS = Set.of("SCTP", "TCP", "UDP");

    private ContainerRules() {}

    static void podSpec(JsonNode spec, String at, List<String> restarts, Problems problems) {
        Set<String> volumes = VolumeRules.check(spec.path("volumes"), at + ".volumes", problems);
        if (spec.path("containers").isEmpty()) {
            problems.required(at + ".containers", "");
        }
        var names = new HashSet<String>();
        containers(spec.path("containers"), at + ".containers", volumes, names, problems);
        containers(spec.path("initContainers"), at + ".initContainers", volumes, names, problems);
        JsonNode restart = spec.path("restartPolicy");
        if (!restarts.contains(restart.asText())) {
            problems.notSupportedInOrder(at + ".restartPolicy", restart, restarts);
        }
        PlacementRules.check(spec, at, problems);
    }

    private static void containers(
            JsonNode containers,
            String at,
            Set<String> volumes,
            Set<String> names,
            Problems problems) {
        int index = 0;
        for (JsonNode container : containers) {
            String here = at + "[" + index++ + "]";
            JsonNode name = container.path("name");
            if (name.asText("").isEmpty()) {
                problems.required(here + ".name", "");
            } else {
                Names.label(name.asText(), here + ".name", problems);
                if (!names.add(name.asText())) {
                    problems.duplicate(here + ".name", name);
                }
            }
            String image = container.path("image").asText("");
            if (image.isEmpty()) {
                problems.required(here + ".image", "");
            } else if (!image.equals(image.strip())) {
                problems.invalid(
                        here + ".image", image, "must not have leading or trailing whitespace");
            }
            JsonNode pull = container.path("imagePullPolicy");
            if (!PULL.contains(pull.asText())) {
                problems.notSupported(here + ".imagePullPolicy", pull, PULL);
            }
            ports(container.path("ports"), here, problems);
            EnvironmentRules.check(container.path("env"), here, problems);
            ProbeRules.check(container, here, problems);
            mounts(container.path("volumeMounts"), here, volumes, problems);
            resources(container.path("resources"), here + ".resources", problems);
        }
    }

    private static void ports(JsonNode ports, String at, Problems problems) {
        var names = new HashSet<String>();
        int index = 0;
        for (JsonNode port : ports) {
            String here = at + ".ports[" + index++ + "]";
            JsonNode name = port.path("name");
            if (name.isTextual() && !names.add(name.asText())) {
                problems.duplicate(here + ".name", name);
            }
            JsonNode number = port.path("containerPort");
            if (number.asInt(0) == 0) {
                problems.required(here + ".containerPort", "");
            } else {
                portNumber(number, here + ".containerPort", problems);
            }
            if (!PROTOCOLS.contains(port.path("protocol").asText())) {
                problems.notSupported(here + ".protocol", port.path("protocol"), PROTOCOLS);
            }
        }
    }

    static void portNumber(JsonNode number, String field, Problems problems) {
        if (number.asInt() < 1 || number.asInt() > 65535) {
            problems.invalid(field, number, "must be between 1 and 65535, inclusive");
        }
    }

    private static void mounts(JsonNode mounts, String at, Set<String> volumes, Problems problems) {
        var paths = new HashSet<String>();
        int index = 0;
        for (JsonNode mount : mounts) {
            String here = at + ".volumeMounts[" + index++ + "]";
            String name = mount.path("name").asText("");
            if (name.isEmpty()) {
                problems.required(here + ".name", "");
            } else if (!volumes.contains(name)) {
                problems.notFound(here + ".name", name);
            }
            JsonNode path = mount.path("mountPath");
            if (path.asText("").isEmpty()) {
                problems.required(here + ".mountPath", "");
            } else if (!paths.add(path.asText())) {
                problems.invalid(here + ".mountPath", path, "must be unique");
            }
        }
    }

    private static void resources(JsonNode resources, String at, Problems problems) {
        for (Map.Entry<String, JsonNode> each : resources.path("requests").properties()) {
            Optional<Quantity> limit =
                    Quantity.parse(resources.path("limits").path(each.getKey()).asText(""));
            Optional<Quantity> request = Quantity.parse(each.getValue().asText(""));
            if (limit.isPresent()
                    && request.isPresent()
                    && request.get().compareTo(limit.get()) > 0) {
                problems.invalid(
                        at + ".requests",
                        each.getValue().asText(),
                        "must be less than or equal to %s limit of %s"
                                .formatted(
                                        each.getKey(),
                                        resources.path("limits").path(each.getKey()).asText()));
            }
        }
    }
}
