package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Quotas with what is used of them. */
final class ResourceQuotas {
    private ResourceQuotas() {}

    /** The quotas of a namespace, one below the other. */
    static void all(List<JsonNode> quotas, Sheet sheet) {
        if (quotas.isEmpty()) {
            sheet.part("No resource quota.\n");
            return;
        }
        List<JsonNode> ordered = new ArrayList<>(quotas);
        ordered.sort(
                Comparator.comparing(
                        quota -> Json.text(quota, "metadata", "name"), Fields::byCodePoint));
        sheet.part("Resource Quotas\n");
        for (JsonNode quota : ordered) {
            sheet.field(1, "Name", Json.text(quota, "metadata", "name"));
            scopes(quota, sheet.deeper(1), "* ");
            sheet.line(1, "Resource", "Used", "Hard");
            sheet.line(1, "--------", "---", "---");
            JsonNode used = Json.at(quota, "status", "used");
            Fields.sorted(Json.at(quota, "status", "hard"))
                    .forEach(
                            (name, hard) ->
                                    sheet.line(1, name, Fields.or("0", used, name), hard.asText()));
        }
    }

    /** One quota's amounts; what is used is written as the limit is. */
    static void one(JsonNode quota, Sheet sheet) {
        scopes(quota, sheet, " * ");
        sheet.line(0, "Resource", "Used", "Hard");
        sheet.line(0, "--------", "----", "----");
        JsonNode used = Json.at(quota, "status", "used");
        Fields.sorted(Json.at(quota, "status", "hard"))
                .forEach(
                        (name, hard) ->
                                sheet.line(0, name, alike(used.path(name), hard), hard.asText()));
    }

    private static String alike(JsonNode used, JsonNode hard) {
        Amount amount = Amount.of(used.asText("0"));
        Amount.Format format = Amount.of(hard.asText()).format();
        return (format == amount.format() ? amount : amount.units(format)).toString();
    }

    private static void scopes(JsonNode quota, Sheet sheet, String bullet) {
        List<String> scopes = Fields.texts(Json.at(quota, "spec", "scopes"));
        if (scopes.isEmpty()) {
            return;
        }
        scopes.sort(Fields::byCodePoint);
        sheet.field("Scopes", String.join(", ", scopes));
        for (String scope : scopes) {
            String meaning = meaning(scope);
            if (!meaning.isEmpty()) {
                sheet.line(0, bullet + meaning);
            }
        }
    }

    private static String meaning(String scope) {
        return switch (scope) {
            case "Terminating" ->
                    "Matches all pods that have an active deadline. These pods have a limited"
                            + " lifespan on a node before being actively terminated by the system.";
            case "NotTerminating" ->
                    "Matches all pods that do not have an active deadline. These pods usually"
                            + " include long running pods whose container command is not expected"
                            + " to terminate.";
            case "BestEffort" ->
                    "Matches all pods that do not have resource requirements set. These pods have"
                            + " a best effort quality of service.";
            case "NotBestEffort" ->
                    "Matches all pods that have at least one resource requirement set. These pods"
                            + " have a burstable or guaranteed quality of service.";
            default -> "";
        };
    }
}
