package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Names;
import dev.coxswain.practice.api.Paths;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;
import dev.coxswain.practice.api.StatusException;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The particulars of services: addresses, node ports, named ports. */
final class ServiceRules implements Rules {
    private static final String NETWORK = "10.96.";
    private static final int FIRST_PORT = 30000;
    private static final int LAST_PORT = 32767;
    private static final Set<String> TYPES =
            Set.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final Set<String> PROTOCOLS = Set.of("SCTP", "TCP", "UDP");

    @Override
    public void prepare(ObjectNode service, @Nullable ObjectNode old, Lookup lookup) {
        ObjectNode spec = service.withObjectProperty("spec");
        String type = spec.path("type").asText();
        if (!service.has("status")) {
            service.putObject("status").putObject("loadBalancer");
        }
        if (type.equals("ExternalName")) {
            return;
        }
        if (!spec.has("clusterIP") && old != null && old.path("spec").has("clusterIP")) {
            spec.set("clusterIP", old.path("spec").path("clusterIP"));
        }
        if (spec.path("clusterIP").asText("").isEmpty()) {
            spec.put("clusterIP", freeAddress(lookup));
        }
        spec.putArray("clusterIPs").add(spec.path("clusterIP").asText());
        if (!spec.has("ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        if (!spec.has("ipFamilyPolicy")) {
            spec.put("ipFamilyPolicy", "SingleStack");
        }
        if (type.equals("NodePort") || type.equals("LoadBalancer")) {
            nodePorts(spec, old, lookup);
        }
    }

    private static String freeAddress(Lookup lookup) {
        var taken = new HashSet<String>();
        lookup.list("services", "").forEach(each -> taken.add(Paths.text(each, "spec.clusterIP")));
        for (int number = 257; number < 65_000; number++) {
            String address = NETWORK + number / 256 + "." + number % 256;
            if (number % 256 != 0 && !taken.contains(address)) {
                return address;
            }
        }
        throw new StatusException(500, "InternalError", "range is full", null);
    }

    private static void nodePorts(ObjectNode spec, @Nullable ObjectNode old, Lookup lookup) {
        var taken = new HashSet<Integer>();
        for (ObjectNode each : lookup.list("services", "")) {
            Paths.at(each, "spec.ports").forEach(port -> taken.add(port.path("nodePort").asInt()));
        }
        spec.path("ports").forEach(port -> taken.add(port.path("nodePort").asInt()));
        for (JsonNode each : spec.path("ports")) {
            ObjectNode port = (ObjectNode) each;
            if (port.path("nodePort").asInt() != 0) {
                continue;
            }
            int before = old == null ? 0 : former(old, port);
            int given = before != 0 ? before : freePort(taken);
            port.put("nodePort", given);
            taken.add(given);
        }
    }

    /** Anywhere in the range: two clusters on one machine should rarely want the same port. */
    private static int freePort(Set<Integer> taken) {
        int size = LAST_PORT - FIRST_PORT + 1;
        int start = ThreadLocalRandom.current().nextInt(size);
        for (int i = 0; i < size; i++) {
            int port = FIRST_PORT + (start + i) % size;
            if (!taken.contains(port)) {
                return port;
            }
        }
        throw new StatusException(500, "InternalError", "range is full", null);
    }

    private static int former(ObjectNode old, JsonNode port) {
        for (JsonNode each : Paths.at(old, "spec.ports")) {
            if (each.path("port").equals(port.path("port"))
                    && each.path("protocol").equals(port.path("protocol"))) {
                return each.path("nodePort").asInt();
            }
        }
        return 0;
    }

    @Override
    public void validate(ObjectNode service, @Nullable ObjectNode old, Problems problems) {
        JsonNode spec = service.path("spec");
        String type = spec.path("type").asText();
        JsonNode ports = spec.path("ports");
        if (type.equals("ExternalName")) {
            if (spec.path("externalName").asText("").isEmpty()) {
                problems.required("spec.externalName", "");
            }
            return;
        }
        if (ports.isEmpty() && !spec.path("clusterIP").asText().equals("None")) {
            problems.required("spec.ports", "");
        }
        ports(ports, type, problems);
        if (!TYPES.contains(type)) {
            problems.notSupported("spec.type", spec.path("type"), TYPES);
        }
        String address = spec.path("clusterIP").asText();
        if (!address.equals("None") && !address.startsWith(NETWORK)) {
            problems.invalid(
                    "spec.clusterIPs",
                    spec.path("clusterIPs"),
                    "failed to allocate IP %s: the provided IP (%s) is not in the valid range. The"
                                    .formatted(address, address)
                            + " range of valid IPs is 10.96.0.0/16");
        }
        if (old != null) {
            unchanged(spec, old.path("spec"), problems);
        }
    }

    private static void ports(JsonNode ports, String type, Problems problems) {
        var names = new HashSet<String>();
        var numbers = new HashSet<String>();
        int index = 0;
        for (JsonNode port : ports) {
            String at = "spec.ports[" + index++ + "]";
            JsonNode name = port.path("name");
            if (name.asText("").isEmpty()) {
                if (ports.size() > 1) {
                    problems.required(at + ".name", "");
                }
            } else {
                Names.label(name.asText(), at + ".name", problems);
                if (!names.add(name.asText())) {
                    problems.duplicate(at + ".name", name);
                }
            }
            ContainerRules.portNumber(port.path("port"), at + ".port", problems);
            if (!PROTOCOLS.contains(port.path("protocol").asText())) {
                problems.notSupported(at + ".protocol", port.path("protocol"), PROTOCOLS);
            }
            if (port.path("targetPort").isNumber()) {
                ContainerRules.portNumber(port.path("targetPort"), at + ".targetPort", problems);
            }
            nodePort(port.path("nodePort"), type, at, problems);
            if (!numbers.add(port.path("protocol").asText() + port.path("port").asText())) {
                problems.duplicate(at, shown(port));
            }
        }
    }

    /** The server shows the whole port in the spelling of its own types. */
    private static JsonNode shown(JsonNode port) {
        ObjectNode shown = dev.coxswain.document.Json.object();
        shown.put("Name", "");
        shown.put("Protocol", port.path("protocol").asText(""));
        shown.putNull("AppProtocol");
        shown.put("Port", port.path("port").asInt());
        return shown.put("TargetPort", 0).put("NodePort", 0);
    }

    private static void nodePort(JsonNode number, String type, String at, Problems problems) {
        if (number.asInt() == 0) {
            return;
        }
        if (type.equals("ClusterIP")) {
            problems.forbidden(at + ".nodePort", "may not be used when `type` is 'ClusterIP'");
        } else if (number.asInt() < FIRST_PORT || number.asInt() > LAST_PORT) {
            problems.invalid(
                    at + ".nodePort",
                    number,
                    "provided port is not in the valid range. The range of valid ports is"
                            + " 30000-32767");
        }
    }

    private static void unchanged(JsonNode spec, JsonNode old, Problems problems) {
        String before = old.path("clusterIP").asText("");
        if (!before.isEmpty() && !before.equals(spec.path("clusterIP").asText())) {
            problems.invalid(
                    "spec.clusterIPs[0]", spec.path("clusterIPs"), "may not change once set");
        }
    }
}
