package dev.coxswain.command.read;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.cluster.Request;
import dev.coxswain.command.Invocation;
import dev.coxswain.document.Json;
import dev.coxswain.model.Age;
import dev.coxswain.model.PathSegment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one object, as the last section of its description. */
final class DescribedEvents {
    private DescribedEvents() {}

    static String of(Invocation invocation, JsonNode object) {
        String kind = Json.text(object, "kind");
        if (kind.equals("Secret") || kind.equals("Namespace")) {
            return "";
        }
        List<JsonNode> events = new ArrayList<>();
        query(invocation, object).path("items").forEach(events::add);
        if (events.isEmpty()) {
            return "Events:\t<none>\n";
        }
        events.sort(Comparator.comparing(event -> Json.text(event, "lastTimestamp")));
        StringBuilder text =
                new StringBuilder(
                        "Events:\n  Type\tReason\tAge\tFrom\tMessage\n"
                                + "  ----\t------\t----\t----\t-------\n");
        Instant now = invocation.session().clock().instant();
        for (JsonNode event : events) {
            text.append("  ")
                    .append(Json.text(event, "type"))
                    .append('\t')
                    .append(Json.text(event, "reason"))
                    .append('\t')
                    .append(age(event, now))
                    .append('\t')
                    .append(source(event))
                    .append('\t')
                    .append(Json.text(event, "message").strip())
                    .append('\n');
        }
        return text.toString();
    }

    private static JsonNode query(Invocation invocation, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String namespace = Json.text(metadata, "namespace");
        String fields =
                "involvedObject.name="
                        + Json.text(metadata, "name")
                        + ",involvedObject.namespace="
                        + namespace
                        + ",involvedObject.kind="
                        + Json.text(object, "kind")
                        + ",involvedObject.uid="
                        + Json.text(metadata, "uid");
        String path =
                namespace.isEmpty()
                        ? "/api/v1/events"
                        : "/api/v1/namespaces/" + PathSegment.encode(namespace) + "/events";
        return invocation
                .cluster()
                .send(Request.get(path).with("fieldSelector", fields), invocation.cancellation())
                .object();
    }

    private static String age(JsonNode event, Instant now) {
        String last = Json.text(event, "lastTimestamp");
        String first = Json.text(event, "firstTimestamp");
        if (last.isEmpty()) {
            return Age.since(Json.text(event, "eventTime"), now);
        }
        int count = event.path("count").asInt();
        return count > 1
                ? Age.since(last, now) + " (x" + count + " over " + Age.since(first, now) + ")"
                : Age.since(first.isEmpty() ? last : first, now);
    }

    private static String source(JsonNode event) {
        String component = Json.text(event, "source", "component");
        return component.isEmpty() ? Json.text(event, "reportingComponent") : component;
    }
}
