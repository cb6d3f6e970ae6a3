package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Form;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Events as {@code events.k8s.io} shows them; they are stored as those of the core group. */
final class EventForm implements Form {
    /** Fields of events by their names in the core group, which stores them. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "involvedObject", "regarding",
                    "message", "note",
                    "source", "deprecatedSource",
                    "firstTimestamp", "deprecatedFirstTimestamp",
                    "lastTimestamp", "deprecatedLastTimestamp",
                    "count", "deprecatedCount",
                    "reportingComponent", "reportingController");

    private static final Set<String> REPORTING = Set.of("reportingController", "reportingInstance");

    @Override
    public ObjectNode shown(ObjectNode stored) {
        return renamed(stored, NAMES).put("apiVersion", "events.k8s.io/v1");
    }

    @Override
    public ObjectNode stored(ObjectNode sent) {
        Map<String, String> back =
                NAMES.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return renamed(sent, back).put("apiVersion", "v1");
    }

    @Override
    public String field(String path) {
        return path.equals("reportingController")
                ? "reportingComponent"
                : path.startsWith("regarding.")
                        ? "involvedObject." + path.substring("regarding.".length())
                        : path;
    }

    private static ObjectNode renamed(ObjectNode object, Map<String, String> names) {
        ObjectNode copy = Json.object();
        for (var each : object.properties()) {
            String name = names.getOrDefault(each.getKey(), each.getKey());
            boolean empty = each.getValue().isTextual() && each.getValue().asText().isEmpty();
            if (!empty || !REPORTING.contains(name)) {
                copy.set(name, each.getValue());
            }
        }
        return copy;
    }

    @Override
    public void check(ObjectNode sent) {
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
}
