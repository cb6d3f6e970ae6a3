package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.Locale;

/** The terms that say which nodes or places may be used, a requirement a line. */
final class NodeTerms {
    private NodeTerms() {}

    /** The nodes that can reach a persistent volume. */
    static void affinity(JsonNode affinity, Sheet sheet) {
        JsonNode required = affinity.path("required");
        if (!required.isObject()) {
            sheet.field("Node Affinity", Fields.NONE);
            return;
        }
        sheet.field("Node Affinity", "");
        JsonNode terms = required.path("nodeSelectorTerms");
        sheet.field(1, "Required Terms", terms.isEmpty() ? Fields.NONE : "");
        int number = 0;
        for (JsonNode term : terms) {
            term(sheet, 2, "Term " + number++, term.path("matchExpressions"));
        }
    }

    /** The places where a storage class makes volumes. */
    static void topologies(JsonNode topologies, Sheet sheet) {
        sheet.field("AllowedTopologies", topologies.isEmpty() ? Fields.NONE : "");
        int number = 0;
        for (JsonNode term : topologies) {
            term(sheet, 1, "Term " + number++, term.path("matchLabelExpressions"));
        }
    }

    private static void term(Sheet sheet, int level, String title, JsonNode requirements) {
        sheet.part(level, title + ":\t");
        if (requirements.isEmpty()) {
            sheet.part("<none>\n");
            return;
        }
        boolean first = true;
        for (JsonNode each : requirements) {
            if (!first) {
                sheet.part(level, "\t");
            }
            first = false;
            sheet.part(requirement(each) + "\n");
        }
    }

    private static String requirement(JsonNode requirement) {
        String operator = Fields.or("in", requirement, "operator").toLowerCase(Locale.ROOT);
        JsonNode values = requirement.path("values");
        return Json.text(requirement, "key")
                + " "
                + operator
                + (values.isEmpty() ? "" : " [" + Fields.joined(", ", values) + "]");
    }
}
