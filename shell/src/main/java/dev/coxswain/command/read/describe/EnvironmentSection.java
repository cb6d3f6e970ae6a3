package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

/** Where a container's environment comes from. */
final class EnvironmentSection {
    private final Sheet sheet;
    private final JsonNode pod;

    /**
     * @param pod whose fields are shown as values; a missing node where there is no pod
     */
    EnvironmentSection(Sheet sheet, JsonNode pod) {
        this.sheet = sheet;
        this.pod = pod;
    }

    void write(JsonNode container) {
        if (Fields.filled(container, "envFrom")) {
            sheet.line(2, "Environment Variables from:");
            container.path("envFrom").forEach(this::source);
        }
        JsonNode variables = container.path("env");
        sheet.part(2, "Environment:" + (variables.isEmpty() ? "\t<none>" : "") + "\n");
        variables.forEach(variable -> variable(variable, container));
    }

    private void source(JsonNode source) {
        boolean map = Fields.has(source, "configMapRef");
        boolean secret = !map && Fields.has(source, "secretRef");
        JsonNode from = source.path(map ? "configMapRef" : "secretRef");
        String prefix = Json.text(source, "prefix");
        sheet.line(
                3,
                Json.text(from, "name"),
                (map ? "ConfigMap" : secret ? "Secret" : "")
                        + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'"),
                "Optional: " + Fields.flag(from, "optional"));
    }

    private void variable(JsonNode variable, JsonNode container) {
        String name = Json.text(variable, "name");
        JsonNode from = variable.path("valueFrom");
        if (!from.isObject()) {
            String title = name + ":";
            for (String line : Json.text(variable, "value").split("\n", -1)) {
                sheet.line(3, title, line);
                title = "";
            }
        } else if (Fields.has(from, "fieldRef")) {
            JsonNode field = from.path("fieldRef");
            String path = Json.text(field, "fieldPath");
            sheet.field(
                    3,
                    name,
                    PodField.value(pod, path)
                            + " ("
                            + Json.text(field, "apiVersion")
                            + ":"
                            + path
                            + ")");
        } else if (Fields.has(from, "resourceFieldRef")) {
            sheet.field(3, name, resource(from.path("resourceFieldRef"), container));
        } else if (Fields.has(from, "secretKeyRef")) {
            key(name, "in secret", from.path("secretKeyRef"));
        } else if (Fields.has(from, "configMapKeyRef")) {
            key(name, "of config map", from.path("configMapKeyRef"));
        }
    }

    private static String resource(JsonNode reference, JsonNode container) {
        String resource = Json.text(reference, "resource");
        String value = ResourceField.value(resource, Json.text(reference, "divisor"), container);
        boolean unlimited =
                value.equals("0")
                        && (resource.equals("limits.cpu") || resource.equals("limits.memory"));
        return (unlimited ? "node allocatable" : value) + " (" + resource + ")";
    }

    private void key(String name, String where, JsonNode reference) {
        sheet.line(
                3,
                name + ":",
                "<set to the key '"
                        + Json.text(reference, "key")
                        + "' "
                        + where
                        + " '"
                        + Json.text(reference, "name")
                        + "'>",
                "Optional: " + Fields.flag(reference, "optional"));
    }
}
