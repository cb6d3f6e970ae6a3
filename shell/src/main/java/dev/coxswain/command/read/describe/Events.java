package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.document.Json;
import dev.coxswain.failure.FailureException;
import dev.coxswain.model.PathSegment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one object, the last section of its description. */
final class Events {
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private Events() {}

    /** The object's events, where they are wanted; none where they may not be read. */
    static void write(JsonNode object, Sheet sheet, Surroundings around) {
        if (around.showsEvents()) {
            table(quietly(ofObject(object), around), sheet, around.times());
        }
    }

    /** As {@link #write}, but events that cannot be read are a failure. */
    static void writeStrictly(JsonNode object, Sheet sheet, Surroundings around) {
        if (around.showsEvents()) {
            table(around.list(ofObject(object)), sheet, around.times());
        }
    }

    /** A pod's events, whatever kind they name; a mirror pod's carry its source's identity. */
    static void ofPod(JsonNode pod, Sheet sheet, Surroundings around) {
        if (around.showsEvents()) {
            JsonNode mirror = Json.at(pod, "metadata", "annotations").path(MIRROR);
            String uid = mirror.isTextual() ? mirror.asText() : uid(pod);
            table(quietly(query(pod, "", uid), around), sheet, around.times());
        }
    }

    /** A node's events: controllers name its identity, the kubelet its name. */
    static void ofNode(JsonNode node, Sheet sheet, Surroundings around) {
        if (around.showsEvents()) {
            String name = Json.text(node, "metadata", "name");
            List<JsonNode> events = new ArrayList<>(quietly(ofObject(node), around));
            events.addAll(quietly(query(node, Json.text(node, "kind"), name), around));
            table(events, sheet, around.times());
        }
    }

    private static List<JsonNode> quietly(Request request, Surroundings around) {
        try {
            return around.list(request);
        } catch (FailureException _) {
            return List.of();
        }
    }

    private static String uid(JsonNode object) {
        return Json.text(object, "metadata", "uid");
    }

    private static Request ofObject(JsonNode object) {
        return query(object, Json.text(object, "kind"), uid(object));
    }

    private static Request query(JsonNode object, String kind, String uid) {
        String namespace = Json.text(object, "metadata", "namespace");
        List<String> terms = new ArrayList<>();
        terms.add("involvedObject.name=" + Json.text(object, "metadata", "name"));
        terms.add("involvedObject.namespace=" + namespace);
        if (!kind.isEmpty()) {
            terms.add("involvedObject.kind=" + kind);
        }
        if (!uid.isEmpty()) {
            terms.add("involvedObject.uid=" + uid);
        }
        String path =
                namespace.isEmpty()
                        ? "/api/v1/events"
                        : "/api/v1/namespaces/" + PathSegment.encode(namespace) + "/events";
        return Request.get(path).with("fieldSelector", String.join(",", terms));
    }

    private static void table(List<JsonNode> events, Sheet sheet, Times times) {
        if (events.isEmpty()) {
            sheet.field("Events", Fields.NONE);
            return;
        }
        List<JsonNode> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparing(event -> Json.text(event, "lastTimestamp")));
        sheet.part("Events:\n");
        sheet.line(1, "Type", "Reason", "Age", "From", "Message");
        sheet.line(1, "----", "------", "----", "----", "-------");
        for (JsonNode event : sorted) {
            sheet.line(
                    1,
                    Json.text(event, "type"),
                    Json.text(event, "reason"),
                    age(event, times),
                    source(event),
                    message(event));
        }
    }

    private static String age(JsonNode event, Times times) {
        String first =
                Fields.has(event, "eventTime")
                        ? times.since(event, "eventTime")
                        : times.since(event, "firstTimestamp");
        if (Fields.has(event, "series")) {
            String last = times.since(event, "series", "lastObservedTime");
            return last + " (x" + Fields.number(event, "series", "count") + " over " + first + ")";
        }
        int count = event.path("count").asInt();
        return count > 1
                ? times.since(event, "lastTimestamp") + " (x" + count + " over " + first + ")"
                : first;
    }

    private static String source(JsonNode event) {
        String component = Json.text(event, "source", "component");
        return component.isEmpty() ? Json.text(event, "reportingComponent") : component;
    }

    private static String message(JsonNode event) {
        String message = Json.text(event, "message").strip();
        String field = Json.text(event, "involvedObject", "fieldPath");
        return field.isEmpty() ? message : field + ": " + message;
    }
}
