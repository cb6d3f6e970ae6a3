package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** The tables of conditions; each kind shows its own columns. */
final class Conditions {
    private Conditions() {}

    /** Type, status and reason, as workloads have them. */
    static void reasons(JsonNode object, Sheet sheet) {
        JsonNode conditions = Json.at(object, "status", "conditions");
        if (conditions.isEmpty()) {
            return;
        }
        sheet.part("Conditions:\n");
        sheet.line(1, "Type", "Status", "Reason");
        sheet.line(1, "----", "------", "------");
        for (JsonNode each : conditions) {
            sheet.line(
                    1,
                    Fields.text(each, "type") + " ",
                    Fields.text(each, "status"),
                    Fields.text(each, "reason"));
        }
    }

    /** Type, status, when it changed, reason and message. */
    static void changes(JsonNode object, Sheet sheet, Times times) {
        sheet.part("Conditions:\n");
        sheet.line(1, "Type", "Status", "LastTransitionTime", "Reason", "Message");
        sheet.line(1, "----", "------", "------------------", "------", "-------");
        for (JsonNode each : Json.at(object, "status", "conditions")) {
            sheet.line(
                    1,
                    Fields.text(each, "type"),
                    Fields.text(each, "status"),
                    times.stamp(each, "lastTransitionTime"),
                    Fields.text(each, "reason"),
                    Fields.text(each, "message"));
        }
    }

    /** As {@link #changes}, with when the condition was last looked at. */
    static void probes(JsonNode object, Sheet sheet, Times times, String looked) {
        JsonNode conditions = Json.at(object, "status", "conditions");
        if (conditions.isEmpty()) {
            return;
        }
        String title = Character.toUpperCase(looked.charAt(0)) + looked.substring(1);
        sheet.part("Conditions:\n");
        sheet.line(1, "Type", "Status", title, "LastTransitionTime", "Reason", "Message");
        sheet.line(
                1,
                "----",
                "------",
                "-----------------",
                "------------------",
                "------",
                "-------");
        for (JsonNode each : conditions) {
            sheet.line(
                    1,
                    Fields.text(each, "type") + " ",
                    Fields.text(each, "status") + " ",
                    times.stamp(each, looked) + " ",
                    times.stamp(each, "lastTransitionTime") + " ",
                    Fields.text(each, "reason") + " ",
                    Fields.text(each, "message"));
        }
    }
}
