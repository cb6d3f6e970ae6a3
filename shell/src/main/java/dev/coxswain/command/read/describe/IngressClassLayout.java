package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** A class of ingresses. */
final class IngressClassLayout implements Layout {
    @Override
    public void write(JsonNode ingressClass, Sheet sheet, Surroundings around) {
        Metadata.head(ingressClass, sheet, false);
        sheet.field("Controller", Json.text(ingressClass, "spec", "controller"));
        JsonNode parameters = Json.at(ingressClass, "spec", "parameters");
        if (parameters.isObject()) {
            sheet.part("Parameters:\n");
            if (Fields.has(parameters, "apiGroup")) {
                sheet.field(1, "APIGroup", Json.text(parameters, "apiGroup"));
            }
            sheet.field(1, "Kind", Json.text(parameters, "kind"));
            sheet.field(1, "Name", Json.text(parameters, "name"));
        }
        Events.write(ingressClass, sheet, around);
    }
}
