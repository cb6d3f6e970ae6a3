package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A slice of a service's endpoints. */
final class EndpointSliceLayout implements Layout {
    @Override
    public void write(JsonNode slice, Sheet sheet, Surroundings around) {
        Metadata.head(slice, sheet, true);
        sheet.field("AddressType", Json.text(slice, "addressType"));
        ports(slice.path("ports"), sheet);
        JsonNode endpoints = slice.path("endpoints");
        if (endpoints.isEmpty()) {
            sheet.part("Endpoints: <none>\n");
        } else {
            sheet.part("Endpoints:\n");
            endpoints.forEach(each -> endpoint(each, sheet));
        }
        Events.write(slice, sheet, around);
    }

    private static void ports(JsonNode ports, Sheet sheet) {
        if (ports.isEmpty()) {
            sheet.part("Ports: <unset>\n");
            return;
        }
        sheet.part("Ports:\n");
        sheet.line(1, "Name", "Port", "Protocol");
        sheet.line(1, "----", "----", "--------");
        for (JsonNode port : ports) {
            String name = Json.text(port, "name");
            sheet.line(
                    1,
                    name.isEmpty() ? Fields.UNSET : name,
                    Fields.or(Fields.UNSET, port, "port"),
                    Json.text(port, "protocol"));
        }
    }

    private static void endpoint(JsonNode endpoint, Sheet sheet) {
        String addresses = Fields.joined(", ", endpoint.path("addresses"));
        sheet.line(1, "- Addresses:", Fields.orNone(addresses));
        sheet.line(2, "Conditions:");
        sheet.field(3, "Ready", Fields.or(Fields.UNSET, endpoint, "conditions", "ready"));
        sheet.field(2, "Hostname", Fields.or(Fields.UNSET, endpoint, "hostname"));
        JsonNode target = endpoint.path("targetRef");
        if (target.isObject()) {
            sheet.field(
                    2, "TargetRef", Json.text(target, "kind") + "/" + Json.text(target, "name"));
        }
        sheet.field(2, "NodeName", Fields.or(Fields.UNSET, endpoint, "nodeName"));
        sheet.field(2, "Zone", Fields.or(Fields.UNSET, endpoint, "zone"));
    }
}
