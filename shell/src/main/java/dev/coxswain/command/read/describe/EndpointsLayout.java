package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.StringJoiner;

/** The endpoints of a service in their old form. */
final class EndpointsLayout implements Layout {
    @Override
    public void write(JsonNode endpoints, Sheet sheet, Surroundings around) {
        Metadata.head(endpoints, sheet, true);
        sheet.part("Subsets:\n");
        for (JsonNode subset : endpoints.path("subsets")) {
            sheet.field(1, "Addresses", addresses(subset.path("addresses")));
            sheet.field(1, "NotReadyAddresses", addresses(subset.path("notReadyAddresses")));
            ports(subset.path("ports"), sheet);
            sheet.part("\n");
        }
        Events.write(endpoints, sheet, around);
    }

    private static String addresses(JsonNode addresses) {
        StringJoiner joined = new StringJoiner(",");
        addresses.forEach(each -> joined.add(Json.text(each, "ip")));
        return Fields.orNone(joined.toString());
    }

    private static void ports(JsonNode ports, Sheet sheet) {
        if (ports.isEmpty()) {
            return;
        }
        sheet.part(1, "Ports:\n");
        sheet.line(2, "Name", "Port", "Protocol");
        sheet.line(2, "----", "----", "--------");
        for (JsonNode port : ports) {
            String name = Json.text(port, "name");
            sheet.line(
                    2,
                    name.isEmpty() ? Fields.UNSET : name,
                    Fields.number(port, "port"),
                    Json.text(port, "protocol"));
        }
    }
}
