package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.model.PathSegment;

import java.util.List;

/** A namespace with the quotas and limits that hold in it. */
final class NamespaceLayout implements Layout {
    @Override
    public void write(JsonNode namespace, Sheet sheet, Surroundings around) {
        String path =
                "/api/v1/namespaces/"
                        + PathSegment.encode(Json.text(namespace, "metadata", "name"));
        List<JsonNode> quotas = around.listIfThere(Request.get(path + "/resourcequotas"));
        List<JsonNode> limits = around.listIfThere(Request.get(path + "/limitranges"));
        Metadata.head(namespace, sheet, false);
        sheet.field("Status", Json.text(namespace, "status", "phase"));
        if (Fields.filled(namespace, "status", "conditions")) {
            Conditions.changes(namespace, sheet, around.times());
        }
        if (quotas != null) {
            sheet.part("\n");
            ResourceQuotas.all(quotas, sheet);
        }
        if (limits != null) {
            sheet.part("\n");
            LimitRanges.all(limits, sheet);
        }
    }
}
