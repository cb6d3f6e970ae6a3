package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** What an autoscaler measures: how it stands and where it should be. */
final class AutoscalerMetrics {
    private static final String UNKNOWN = "<unknown>";

    private final Sheet sheet;
    private final JsonNode spec;
    private final JsonNode current;

    /**
     * @param spec what to measure, of the metric's own type
     * @param current what was measured; a missing node where nothing was yet
     */
    private AutoscalerMetrics(Sheet sheet, JsonNode spec, JsonNode current) {
        this.sheet = sheet;
        this.spec = spec;
        this.current = current;
    }

    static void write(JsonNode scaler, Sheet sheet) {
        sheet.field("Metrics", "( current / target )");
        JsonNode measured = Json.at(scaler, "status", "currentMetrics");
        int index = 0;
        for (JsonNode metric : Json.at(scaler, "spec", "metrics")) {
            metric(metric, measured.path(index++), sheet);
        }
    }

    private static void metric(JsonNode metric, JsonNode measured, Sheet sheet) {
        String type = Json.text(metric, "type");
        String key =
                type.isEmpty() ? "" : Character.toLowerCase(type.charAt(0)) + type.substring(1);
        AutoscalerMetrics metrics =
                new AutoscalerMetrics(sheet, metric.path(key), measured.path(key));
        switch (type) {
            case "External" -> metrics.external();
            case "Pods" -> metrics.pods();
            case "Object" -> metrics.object();
            case "Resource" -> metrics.resource("");
            case "ContainerResource" ->
                    metrics.resource(
                            " of container \"" + Json.text(metric, key, "container") + "\"");
            default -> sheet.line(1, "<unknown metric type " + Fields.quoted(type) + ">");
        }
    }

    private String name() {
        return Json.text(spec, "metric", "name");
    }

    private void external() {
        boolean average = Fields.has(spec, "target", "averageValue");
        String key = average ? "averageValue" : "value";
        boolean known = current.isObject() && (!average || Fields.has(current, "current", key));
        sheet.field(
                1,
                Fields.quoted(name()) + (average ? " (target average value)" : " (target value)"),
                (known ? Fields.or("<nil>", current, "current", key) : UNKNOWN) + against(key));
    }

    private void pods() {
        sheet.field(1, Fields.quoted(name()) + " on pods", now("averageValue"));
    }

    private void object() {
        boolean average = Json.text(spec, "target", "type").equals("AverageValue");
        String title =
                "\""
                        + name()
                        + "\" on "
                        + Json.text(spec, "describedObject", "kind")
                        + "/"
                        + Json.text(spec, "describedObject", "name");
        sheet.field(
                1,
                title + (average ? " (target average value)" : " (target value)"),
                now(average ? "averageValue" : "value"));
    }

    private void resource(String container) {
        String title = "resource " + Json.text(spec, "name") + container + " on pods";
        if (Fields.has(spec, "target", "averageValue")) {
            sheet.field(1, title, now("averageValue"));
            return;
        }
        String key = "averageUtilization";
        String now =
                Fields.has(current, "current", key)
                        ? Json.text(current, "current", key)
                                + "% ("
                                + Fields.or("<nil>", current, "current", "averageValue")
                                + ")"
                        : UNKNOWN;
        String target =
                Fields.has(spec, "target", key) ? Json.text(spec, "target", key) + "%" : "<auto>";
        sheet.field(1, title + "  (as a percentage of request)", now + " / " + target);
    }

    /** The value now and the one to be. */
    private String now(String key) {
        String now = current.isObject() ? Fields.or("<nil>", current, "current", key) : UNKNOWN;
        return now + against(key);
    }

    private String against(String key) {
        return " / " + Fields.or("<nil>", spec, "target", key);
    }
}
