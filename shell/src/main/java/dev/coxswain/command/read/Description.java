package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.jsonpath.GoText;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * An object in words, fields separated by tabs; kinds without words of their own field by field.
 */
final class Description {
    private static final int LONGEST_ANNOTATION = 140;
    private static final List<String> HIDDEN =
            List.of("name", "namespace", "labels", "annotations", "managedFields");

    private final StringBuilder text = new StringBuilder();

    private Description() {}

    static String of(JsonNode object) {
        Description description = new Description();
        description.describe(object);
        return description.text.toString();
    }

    private void describe(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        field("Name", Json.text(metadata, "name"));
        switch (Json.text(object, "kind")) {
            case "ConfigMap" -> {
                common(metadata, true);
                data(object);
            }
            case "Secret" -> {
                common(metadata, true);
                secret(object);
            }
            case "Namespace" -> {
                common(metadata, false);
                field("Status", Json.text(object, "status", "phase"));
            }
            default -> {
                field("Namespace", Json.text(metadata, "namespace"));
                common(metadata, false);
                field("API Version", Json.text(object, "apiVersion"));
                field("Kind", Json.text(object, "kind"));
                generic(object, 0);
            }
        }
    }

    private void field(String name, String value) {
        text.append(name).append(":\t").append(value).append('\n');
    }

    private void common(JsonNode metadata, boolean namespaced) {
        if (namespaced) {
            field("Namespace", Json.text(metadata, "namespace"));
        }
        pairs("Labels", metadata.path("labels"), '=');
        annotations(metadata.path("annotations"));
    }

    private void pairs(String name, JsonNode values, char sign) {
        text.append(name).append(":\t");
        if (values.isEmpty()) {
            text.append("<none>\n");
            return;
        }
        String indent = "";
        for (var each : sorted(values).entrySet()) {
            text.append(indent).append(each.getKey()).append(sign);
            text.append(each.getValue().asText()).append('\n');
            indent = "\t";
        }
    }

    private static TreeMap<String, JsonNode> sorted(JsonNode values) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        values.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    /** Long values go on a line of their own; what apply remembers is left out, as in kubectl. */
    private void annotations(JsonNode values) {
        List<String> shown = new ArrayList<>();
        sorted(values)
                .forEach(
                        (key, value) -> {
                            if (!key.equals("kubectl.kubernetes.io/last-applied-configuration")) {
                                shown.add(annotation(key, value.asText().strip()));
                            }
                        });
        text.append("Annotations:\t");
        text.append(shown.isEmpty() ? "<none>" : String.join("\n\t", shown)).append('\n');
    }

    private static String annotation(String key, String value) {
        if (value.length() + key.length() + 2 <= LONGEST_ANNOTATION && !value.contains("\n")) {
            return key + ": " + value;
        }
        StringBuilder lines = new StringBuilder(key).append(':');
        value.lines()
                .forEach(
                        line ->
                                lines.append("\n\t  ")
                                        .append(
                                                line.length() <= LONGEST_ANNOTATION
                                                        ? line
                                                        : line.substring(0, LONGEST_ANNOTATION)
                                                                + "..."));
        return lines.toString();
    }

    private void data(JsonNode object) {
        text.append("\nData\n====\n");
        sorted(object.path("data"))
                .forEach(
                        (key, value) ->
                                text.append(key)
                                        .append(":\n----\n")
                                        .append(value.asText())
                                        .append("\n\n"));
        text.append("\nBinaryData\n====\n");
        sorted(object.path("binaryData"))
                .forEach(
                        (key, value) ->
                                text.append(key).append(": ").append(size(value)).append('\n'));
        text.append('\n');
    }

    private void secret(JsonNode object) {
        text.append("\nType:\t").append(Json.text(object, "type")).append('\n');
        text.append("\nData\n====\n");
        sorted(object.path("data"))
                .forEach(
                        (key, value) ->
                                text.append(key).append(":\t").append(size(value)).append('\n'));
    }

    /** How much there is; never what. */
    private static String size(JsonNode value) {
        return Base64.getDecoder().decode(value.asText()).length + " bytes";
    }

    private void generic(JsonNode object, int level) {
        sorted(object)
                .forEach(
                        (key, value) -> {
                            boolean known =
                                    level == 0 && (key.equals("apiVersion") || key.equals("kind"));
                            if (!known) {
                                member(key, value, level);
                            }
                        });
    }

    private void member(String key, JsonNode value, int level) {
        boolean metadata = level == 0 && key.equals("metadata");
        text.repeat(' ', 2 * level).append(heading(key)).append(':');
        if (value.isObject()) {
            text.append('\n');
            sorted(value)
                    .forEach(
                            (name, inner) -> {
                                if (!metadata || !HIDDEN.contains(name)) {
                                    member(name, inner, level + 1);
                                }
                            });
        } else if (value.isArray()) {
            text.append('\n');
            value.forEach(each -> element(each, level + 1));
        } else {
            text.append('\t').append(GoText.of(value)).append('\n');
        }
    }

    private void element(JsonNode value, int level) {
        if (value.isObject()) {
            sorted(value).forEach((name, inner) -> member(name, inner, level));
        } else {
            text.repeat(' ', 2 * level).append(GoText.of(value)).append('\n');
        }
    }

    /** {@code podSelector} reads {@code Pod Selector}. */
    private static String heading(String key) {
        String spaced = key.equals("uid") ? "UID" : key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
        return spaced.isEmpty()
                ? spaced
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
