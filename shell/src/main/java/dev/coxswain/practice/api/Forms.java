package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.StatusException.Cause;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Objects that are served in two forms, of which one is stored: events and autoscalers. */
public final class Forms {
    /** Fields of events by their names in the core group, which stores them. */
    private static final Map<String, String> EVENT =
            Map.of(
                    "involvedObject", "regarding",
                    "message", "note",
                    "source", "deprecatedSource",
                    "firstTimestamp", "deprecatedFirstTimestamp",
                    "lastTimestamp", "deprecatedLastTimestamp",
                    "count", "deprecatedCount",
                    "reportingComponent", "reportingController");

    private Forms() {}

    /** A stored object as a kind shows it; the very tree where that is the stored form. */
    public static ObjectNode shown(Kind kind, ObjectNode stored) {
        if (!kind.converted()) {
            return stored;
        }
        return kind.name().equals("events")
                ? renamed(kind, stored, EVENT)
                : AutoscalerForms.shown(stored);
    }

    /** An object that was sent in a kind's form as it is stored. */
    public static ObjectNode stored(Kind kind, ObjectNode sent) {
        if (!kind.converted()) {
            return sent;
        }
        if (!kind.name().equals("events")) {
            return AutoscalerForms.stored(sent);
        }
        Map<String, String> back =
                EVENT.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        ObjectNode stored = renamed(kind, sent, back);
        return stored.put("apiVersion", "v1");
    }

    /** The name a field of a kind has where it is stored. */
    static String field(Kind kind, String path) {
        if (!kind.converted()) {
            return path;
        }
        return path.equals("reportingController")
                ? "reportingComponent"
                : path.startsWith("regarding.")
                        ? "involvedObject." + path.substring("regarding.".length())
                        : path;
    }

    private static ObjectNode renamed(Kind kind, ObjectNode object, Map<String, String> names) {
        ObjectNode copy = Json.object();
        Set<String> reporting = Set.of("reportingController", "reportingInstance");
        for (var each : object.properties()) {
            String name = names.getOrDefault(each.getKey(), each.getKey());
            boolean empty = each.getValue().isTextual() && each.getValue().asText().isEmpty();
            if (!empty || !reporting.contains(name)) {
                copy.set(name, each.getValue());
            }
        }
        return copy.put("apiVersion", kind.type().apiVersion());
    }

    /** Throws 422 where a new event of the new form lacks what only that form asks for. */
    public static void check(Kind kind, ObjectNode sent) {
        if (!kind.converted() || !kind.name().equals("events")) {
            return;
        }
        var problems = new Problems();
        String type = sent.path("type").asText("");
        if (sent.path("eventTime").isNull() || sent.path("eventTime").isMissingNode()) {
            problems.required("eventTime", "");
        } else {
            for (String each : List.of("reportingController", "reportingInstance", "action")) {
                if (sent.path(each).asText("").isEmpty()) {
                    problems.required(each, "");
                }
            }
        }
        if (!Set.of("Normal", "Warning").contains(type)) {
            problems.invalid("type", "", "has invalid value: " + type);
        }
        List<Cause> causes = problems.causes();
        if (!causes.isEmpty()) {
            String name = ObjectMeta.name(sent);
            String told =
                    causes.stream()
                            .map(each -> each.field() + ": " + each.message())
                            .collect(Collectors.joining(", "));
            throw new StatusException(
                    422,
                    "Invalid",
                    "Event \"%s\" is invalid: %s"
                            .formatted(name, causes.size() == 1 ? told : "[" + told + "]"),
                    new StatusException.Details("", "Event", name, causes, 0));
        }
    }

    /** A stored object with its metadata copied, so that annotations can be changed. */
    static ObjectNode opened(JsonNode object) {
        ObjectNode copy = Json.object();
        copy.setAll((ObjectNode) object);
        copy.set("metadata", object.path("metadata").deepCopy());
        return copy;
    }
}
