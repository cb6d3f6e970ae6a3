package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Which fields are selected.
 *
 * @param conditions all of which must hold
 */
public record Fields(List<Condition> conditions) {
    /** One field that must or must not have a value. */
    record Condition(String path, String value, boolean equal) {}

    /**
     * Reads the text of a query, as {@code status.phase!=Running}.
     *
     * @throws StatusException 400 with the server's words
     */
    public static Fields parse(Kind kind, String text) {
        var all = new ArrayList<Condition>();
        for (String part : text.split(",")) {
            if (part.isEmpty()) {
                continue;
            }
            boolean unequal = part.contains("!=");
            String operator = unequal ? "!=" : part.contains("==") ? "==" : "=";
            int at = part.indexOf(operator);
            if (at < 0) {
                throw Faults.badRequest(
                        "invalid selector: '" + text + "'; can't understand '" + part + "'");
            }
            String path = part.substring(0, at);
            if (!path.equals("metadata.name")
                    && !path.equals("metadata.namespace")
                    && !kind.fields().contains(path)) {
                throw Faults.badRequest(
                        kind.fields().isEmpty() && !kind.custom()
                                ? "\"%s\" is not a known field selector: only \"metadata.name\","
                                                .formatted(path)
                                        + " \"metadata.namespace\""
                                : "field label not supported: " + path);
            }
            String stored = kind.form().field(path);
            all.add(new Condition(stored, part.substring(at + operator.length()), !unequal));
        }
        return new Fields(all);
    }

    public boolean matches(JsonNode object) {
        for (Condition each : conditions) {
            if (value(object, each.path()).equals(each.value()) != each.equal()) {
                return false;
            }
        }
        return true;
    }

    /** Fields of which the server has a value of its own where the object has none. */
    private static String value(JsonNode object, String path) {
        String value = Paths.text(object, path);
        return switch (path) {
            case "spec.unschedulable", "spec.hostNetwork" -> value.isEmpty() ? "false" : value;
            case "status.replicas", "status.successful" ->
                    path.endsWith("successful")
                            ? Paths.at(object, "status.succeeded").asText("0")
                            : value.isEmpty() ? "0" : value;
            case "source" -> Paths.text(object, "source.component");
            case "reportingComponent" ->
                    value.isEmpty() ? Paths.text(object, "source.component") : value;
            default -> value;
        };
    }
}
