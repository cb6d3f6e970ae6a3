package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Problems;

import java.util.Set;

/** What must hold for the environment of a container. */
final class EnvironmentRules {
    private static final Set<String> FIELDS =
            Set.of(
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid",
                    "spec.nodeName",
                    "spec.serviceAccountName",
                    "status.hostIP",
                    "status.hostIPs",
                    "status.podIP",
                    "status.podIPs");

    private EnvironmentRules() {}

    static void check(JsonNode environment, String at, Problems problems) {
        int index = 0;
        for (JsonNode each : environment) {
            String here = at + ".env[" + index++ + "]";
            String name = each.path("name").asText("");
            if (name.isEmpty()) {
                problems.required(here + ".name", "");
            } else if (!name.matches("[ -<>-~]+")) {
                problems.invalid(
                        here + ".name",
                        name,
                        "a valid environment variable name must consist only of printable ASCII"
                                + " characters other than '='");
            }
            JsonNode source = each.path("valueFrom");
            if (source.isObject()) {
                source(each, source, here + ".valueFrom", problems);
            }
        }
    }

    private static void source(JsonNode each, JsonNode source, String at, Problems problems) {
        if (source.isEmpty()) {
            problems.invalid(
                    at,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`,"
                            + " `secretKeyRef` or `fileKeyRef`");
        } else if (!each.path("value").asText("").isEmpty()) {
            problems.invalid(at, "", "may not be specified when `value` is not empty");
        }
        String path = source.path("fieldRef").path("fieldPath").asText("");
        String plain = path.startsWith("metadata.labels[") ? "metadata.name" : path;
        plain = plain.startsWith("metadata.annotations[") ? "metadata.name" : plain;
        if (source.has("fieldRef") && path.isEmpty()) {
            problems.required(at + ".fieldRef.fieldPath", "");
        } else if (source.has("fieldRef") && !FIELDS.contains(plain)) {
            problems.invalid(
                    at + ".fieldRef.fieldPath",
                    path,
                    "error converting fieldPath: field label not supported: " + path);
        }
        for (String part : new String[] {"configMapKeyRef", "secretKeyRef"}) {
            if (source.has(part) && source.path(part).path("key").asText("").isEmpty()) {
                problems.required(at + "." + part + ".key", "");
            }
        }
    }
}
