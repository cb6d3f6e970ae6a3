package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.Age;
import dev.coxswain.practice.api.ObjectMeta;
import dev.coxswain.practice.api.Paths;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The cells of what runs pods, of its history and of events. */
final class WorkloadCells {
    private WorkloadCells() {}

    static @Nullable String cell(String name, JsonNode object, Instant now) {
        return switch (name) {
            case "containers" -> containers(object, "name");
            case "images" -> containers(object, "image");
            case "deployReady" ->
                    zero(Paths.text(object, "status.readyReplicas"))
                            + "/"
                            + zero(Paths.text(object, "spec.replicas"));
            case "suspend" -> Paths.at(object, "spec.suspend").asBoolean() ? "True" : "False";
            case "jobStatus" -> jobStatus(object);
            case "completions" -> completions(object);
            case "duration" -> duration(object, now);
            case "controller" -> controller(object);
            case "scaleTarget" ->
                    Paths.text(object, "spec.scaleTargetRef.kind")
                            + "/"
                            + Paths.text(object, "spec.scaleTargetRef.name");
            case "hpaTargets" -> targets(object);
            case "lastSeen" -> seen(object, "lastTimestamp", now);
            case "firstSeen" -> seen(object, "firstTimestamp", now);
            case "involved" ->
                    Paths.text(object, "involvedObject.kind").toLowerCase(java.util.Locale.ROOT)
                            + "/"
                            + Paths.text(object, "involvedObject.name");
            case "source" -> source(object);
            case "message" -> Paths.text(object, "message").strip();
            case "count" -> Paths.at(object, "count").asText("1");
            default -> null;
        };
    }

    private static String zero(String text) {
        return text.isEmpty() ? "0" : text;
    }

    private static String containers(JsonNode object, String field) {
        JsonNode spec = object.path("spec");
        JsonNode template =
                spec.has("jobTemplate")
                        ? Paths.at(spec, "jobTemplate.spec.template")
                        : object.has("template") ? object.path("template") : spec.path("template");
        var names = new ArrayList<String>();
        template.path("spec")
                .path("containers")
                .forEach(each -> names.add(each.path(field).asText()));
        return String.join(",", names);
    }

    private static String jobStatus(JsonNode job) {
        for (String type : List.of("Complete", "Failed", "Suspended", "FailureTarget")) {
            for (JsonNode each : Paths.at(job, "status.conditions")) {
                if (each.path("type").asText().equals(type)
                        && each.path("status").asText().equals("True")) {
                    return type;
                }
            }
        }
        if (Paths.at(job, "spec.suspend").asBoolean()) {
            return "Suspended";
        }
        return ObjectMeta.deleting(job) ? "Terminating" : "Running";
    }

    private static String completions(JsonNode job) {
        String done = zero(Paths.text(job, "status.succeeded"));
        String wanted = Paths.text(job, "spec.completions");
        if (!wanted.isEmpty()) {
            return done + "/" + wanted;
        }
        int parallel = Paths.at(job, "spec.parallelism").asInt(1);
        return parallel > 1 ? done + "/1 of " + parallel : done + "/1";
    }

    private static String duration(JsonNode job, Instant now) {
        String start = Paths.text(job, "status.startTime");
        String end = Paths.text(job, "status.completionTime");
        if (start.isEmpty()) {
            return "";
        }
        Instant until = end.isEmpty() ? now : Instant.parse(end);
        return Age.of(Duration.between(Instant.parse(start), until));
    }

    private static String controller(JsonNode object) {
        for (JsonNode each : object.path("metadata").path("ownerReferences")) {
            if (each.path("controller").asBoolean()) {
                String version = each.path("apiVersion").asText();
                int slash = version.indexOf('/');
                String group = slash < 0 ? "" : "." + version.substring(0, slash);
                return each.path("kind").asText().toLowerCase(java.util.Locale.ROOT)
                        + group
                        + "/"
                        + each.path("name").asText();
            }
        }
        return "<none>";
    }

    private static String targets(JsonNode autoscaler) {
        var parts = new ArrayList<String>();
        int index = 0;
        for (JsonNode each : Paths.at(autoscaler, "spec.metrics")) {
            JsonNode resource = each.path("resource");
            JsonNode current =
                    Paths.at(autoscaler, "status.currentMetrics").path(index++).path("resource");
            String goal = Paths.text(resource, "target.averageUtilization");
            String text;
            if (goal.isEmpty()) {
                String now = Paths.text(current, "current.averageValue");
                text =
                        (now.isEmpty() ? "<unknown>" : now)
                                + "/"
                                + Paths.text(resource, "target.averageValue");
            } else {
                String now = Paths.text(current, "current.averageUtilization");
                text = (now.isEmpty() ? "<unknown>" : now + "%") + "/" + goal + "%";
            }
            parts.add(resource.path("name").asText() + ": " + text);
        }
        return parts.isEmpty() ? "<none>" : String.join(", ", parts);
    }

    private static String seen(JsonNode event, String field, Instant now) {
        String stamp = Paths.text(event, field);
        String first = stamp.isEmpty() ? Paths.text(event, "eventTime") : stamp;
        return first.isEmpty() ? "<unknown>" : Age.since(first, now);
    }

    private static String source(JsonNode event) {
        String component = Paths.text(event, "source.component");
        String host = Paths.text(event, "source.host");
        String reporter = component.isEmpty() ? Paths.text(event, "reportingComponent") : component;
        String place = host.isEmpty() ? Paths.text(event, "reportingInstance") : host;
        return place.isEmpty() ? reporter : reporter + ", " + place;
    }
}
