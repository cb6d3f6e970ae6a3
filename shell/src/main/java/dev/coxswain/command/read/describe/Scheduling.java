package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a pod says about where it may run. */
final class Scheduling {
    private Scheduling() {}

    static void selectorsAndTolerations(JsonNode spec, Sheet sheet, String space) {
        Metadata.labels(sheet, "", space + "Node-Selectors", spec.path("nodeSelector"));
        tolerations(spec, sheet, space);
    }

    private static void tolerations(JsonNode spec, Sheet sheet, String space) {
        List<String> lines = new ArrayList<>();
        for (JsonNode each : ordered(spec.path("tolerations"), "key")) {
            lines.add(toleration(each));
        }
        Metadata.lines(sheet, "", space + "Tolerations", lines);
    }

    private static String toleration(JsonNode toleration) {
        StringBuilder line = new StringBuilder(Json.text(toleration, "key"));
        String value = Json.text(toleration, "value");
        String effect = Json.text(toleration, "effect");
        if (!value.isEmpty()) {
            line.append('=').append(value);
        }
        if (!effect.isEmpty()) {
            line.append(':').append(effect);
        }
        if (Json.text(toleration, "operator").equals("Exists") && value.isEmpty()) {
            line.append(line.isEmpty() ? "op=Exists" : " op=Exists");
        }
        if (Fields.has(toleration, "tolerationSeconds")) {
            line.append(" for ").append(Json.text(toleration, "tolerationSeconds")).append('s');
        }
        return line.toString();
    }

    static void spread(JsonNode spec, Sheet sheet, String space) {
        JsonNode constraints = spec.path("topologySpreadConstraints");
        if (constraints.isEmpty()) {
            return;
        }
        String start = space + "Topology Spread Constraints:";
        for (JsonNode each : ordered(constraints, "topologyKey")) {
            String line =
                    Json.text(each, "topologyKey")
                            + ":"
                            + Json.text(each, "whenUnsatisfiable")
                            + " when max skew "
                            + Fields.number(each, "maxSkew")
                            + " is exceeded";
            if (Fields.has(each, "labelSelector")) {
                line += " for selector " + Selectors.orNone(each.path("labelSelector"));
            }
            sheet.line(0, start, line);
            start = space;
        }
    }

    static void group(JsonNode spec, Sheet sheet, String space) {
        JsonNode group = spec.path("schedulingGroup");
        if (group.isObject()) {
            sheet.part(space + "SchedulingGroup:\n");
            sheet.field(1, "PodGroupName", Json.text(group, "podGroupName"));
        }
    }

    private static List<JsonNode> ordered(JsonNode list, String key) {
        List<JsonNode> ordered = new ArrayList<>();
        list.forEach(ordered::add);
        ordered.sort(Comparator.comparing(each -> Json.text(each, key), Fields::byCodePoint));
        return ordered;
    }
}
