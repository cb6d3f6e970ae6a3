package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;

import java.util.List;
import java.util.StringJoiner;

/** A service. */
final class ServiceLayout implements Layout {
    @Override
    public void write(JsonNode service, Sheet sheet, Surroundings around) {
        JsonNode spec = service.path("spec");
        Metadata.head(service, sheet, true);
        sheet.field("Selector", Selectors.pairs(spec.path("selector")));
        addresses(spec, sheet);
        JsonNode ingress = Json.at(service, "status", "loadBalancer", "ingress");
        if (!ingress.isEmpty()) {
            sheet.field("LoadBalancer Ingress", ingress(ingress));
        }
        List<JsonNode> slices = slices(service, around);
        for (JsonNode port : spec.path("ports")) {
            port(port, slices, sheet);
        }
        traffic(spec, sheet);
        Events.write(service, sheet, around);
    }

    private static List<JsonNode> slices(JsonNode service, Surroundings around) {
        try {
            return Endpoints.ofService(
                    Json.text(service, "metadata", "namespace"),
                    Json.text(service, "metadata", "name"),
                    around);
        } catch (FailureException _) {
            return List.of();
        }
    }

    private static void addresses(JsonNode spec, Sheet sheet) {
        sheet.field("Type", Json.text(spec, "type"));
        if (Fields.has(spec, "ipFamilyPolicy")) {
            sheet.field("IP Family Policy", Json.text(spec, "ipFamilyPolicy"));
        }
        sheet.field("IP Families", Fields.orNone(Fields.joined(",", spec.path("ipFamilies"))));
        sheet.field("IP", Json.text(spec, "clusterIP"));
        sheet.field("IPs", Fields.orNone(Fields.joined(",", spec.path("clusterIPs"))));
        filled("External IPs", spec, "externalIPs", sheet);
        filled("Desired LoadBalancer IP", spec, "loadBalancerIP", sheet);
        filled("External Name", spec, "externalName", sheet);
    }

    private static String ingress(JsonNode ingress) {
        StringJoiner joined = new StringJoiner(", ");
        for (JsonNode each : ingress) {
            String ip = Json.text(each, "ip");
            String mode = Fields.has(each, "ipMode") ? " (" + Json.text(each, "ipMode") + ")" : "";
            joined.add(ip.isEmpty() ? Json.text(each, "hostname") : ip + mode);
        }
        return joined.toString();
    }

    private static void port(JsonNode port, List<JsonNode> slices, Sheet sheet) {
        String name = Json.text(port, "name");
        String shown = name.isEmpty() ? Fields.UNSET : name;
        String protocol = "/" + Json.text(port, "protocol");
        sheet.line(0, "Port:", shown, Fields.number(port, "port") + protocol);
        sheet.field("TargetPort", Fields.number(port, "targetPort") + protocol);
        if (Fields.has(port, "appProtocol")) {
            sheet.field("AppProtocol", Json.text(port, "appProtocol"));
        }
        if (port.path("nodePort").asInt() != 0) {
            sheet.line(0, "NodePort:", shown, Json.text(port, "nodePort") + protocol);
        }
        sheet.field("Endpoints", Endpoints.text(slices, name));
    }

    private static void traffic(JsonNode spec, Sheet sheet) {
        sheet.field("Session Affinity", Json.text(spec, "sessionAffinity"));
        filled("External Traffic Policy", spec, "externalTrafficPolicy", sheet);
        filled("Internal Traffic Policy", spec, "internalTrafficPolicy", sheet);
        if (spec.path("healthCheckNodePort").asInt() != 0) {
            sheet.field("HealthCheck NodePort", Json.text(spec, "healthCheckNodePort"));
        }
        filled("LoadBalancer Source Ranges", spec, "loadBalancerSourceRanges", sheet);
        filled("Traffic Distribution", spec, "trafficDistribution", sheet);
    }

    private static void filled(String title, JsonNode spec, String key, Sheet sheet) {
        if (Fields.filled(spec, key)) {
            JsonNode value = spec.path(key);
            sheet.field(title, value.isArray() ? Fields.joined(",", value) : value.asText());
        }
    }
}
