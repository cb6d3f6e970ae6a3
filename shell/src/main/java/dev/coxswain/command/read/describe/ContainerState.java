package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

/** What a container is doing and what it did before. */
final class ContainerState {
    private final Sheet sheet;
    private final Times times;

    ContainerState(Sheet sheet, Times times) {
        this.sheet = sheet;
        this.times = times;
    }

    void write(JsonNode status) {
        state("State", status.path("state"));
        if (Fields.has(status, "lastState", "terminated")) {
            state("Last State", status.path("lastState"));
        }
        sheet.field(2, "Ready", Fields.truth("False", status, "ready"));
        sheet.field(2, "Restart Count", Fields.number(status, "restartCount"));
    }

    private void state(String title, JsonNode state) {
        if (Fields.has(state, "running")) {
            sheet.field(2, title, "Running");
            sheet.field(3, "Started", times.stamp(state, "running", "startedAt"));
        } else if (Fields.has(state, "waiting")) {
            sheet.field(2, title, "Waiting");
            filled("Reason", state.path("waiting"), "reason");
        } else if (Fields.has(state, "terminated")) {
            sheet.field(2, title, "Terminated");
            terminated(state.path("terminated"));
        } else {
            sheet.field(2, title, "Waiting");
        }
    }

    private void terminated(JsonNode end) {
        filled("Reason", end, "reason");
        filled("Message", end, "message");
        sheet.field(3, "Exit Code", Fields.number(end, "exitCode"));
        if (end.path("signal").asInt() > 0) {
            sheet.field(3, "Signal", Fields.number(end, "signal"));
        }
        sheet.field(3, "Started", times.stamp(end, "startedAt"));
        sheet.field(3, "Finished", times.stamp(end, "finishedAt"));
    }

    private void filled(String title, JsonNode node, String key) {
        if (Fields.filled(node, key)) {
            sheet.field(3, title, Fields.text(node, key));
        }
    }
}
