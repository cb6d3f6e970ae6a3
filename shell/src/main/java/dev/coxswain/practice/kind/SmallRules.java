package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.Problems;
import dev.coxswain.practice.api.Rules;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The one or two things each that must hold for kinds few people write by hand. */
final class SmallRules implements Rules {
    private static final String LABEL =
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                    + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
                    + " '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private static final Map<String, Long> SYSTEM =
            Map.of(
                    "system-cluster-critical",
                    2_000_000_000L,
                    "system-node-critical",
                    2_000_001_000L);
    private static final long MOST = 1_000_000_000;

    private final String type;

    SmallRules(String type) {
        this.type = type;
    }

    @Override
    public void validate(ObjectNode object, @Nullable ObjectNode old, Problems problems) {
        JsonNode spec = object.path("spec");
        switch (type) {
            case "runtimeclasses.node.k8s.io" -> handler(object.path("handler"), old, problems);
            case "leases.coordination.k8s.io" -> {
                JsonNode seconds = spec.path("leaseDurationSeconds");
                if (seconds.isNumber() && seconds.asLong() <= 0) {
                    problems.invalid(
                            "spec.leaseDurationSeconds", seconds, "must be greater than 0");
                }
            }
            case "volumeattachments.storage.k8s.io" -> {
                JsonNode source = spec.path("source");
                if (source.has("inlineVolumeSpec") == source.has("persistentVolumeName")) {
                    problems.required(
                            "spec.source",
                            "must specify exactly one of inlineVolumeSpec and"
                                    + " persistentVolumeName");
                }
            }
            case "priorityclasses.scheduling.k8s.io" -> priority(object, problems);
            default -> {
                if (spec.path("validationActions").isEmpty()) {
                    problems.required(
                            "spec.validationActions", "at least one validation action is required");
                }
            }
        }
    }

    private static void priority(ObjectNode object, Problems problems) {
        String name = object.path("metadata").path("name").asText();
        if (SYSTEM.containsKey(name)) {
            if (object.path("value").asLong() != SYSTEM.get(name)) {
                problems.forbidden(
                        "metadata.name",
                        "priority class names with 'system-' prefix are reserved for system use"
                                + " only. error: value of %s PriorityClass must be %d"
                                        .formatted(name, SYSTEM.get(name)));
            }
            return;
        }
        if (name.startsWith("system-")) {
            problems.forbidden(
                    "metadata.name",
                    "priority class names with 'system-' prefix are reserved for system use only."
                            + " error: %s is not a known system priority class".formatted(name));
        }
        if (object.path("value").asLong() > MOST) {
            problems.forbidden(
                    "value", "maximum allowed value of a user defined priority is " + MOST);
        }
    }

    private static void handler(JsonNode handler, @Nullable ObjectNode old, Problems problems) {
        if (!handler.asText("").matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
            problems.invalid("handler", handler.asText(""), LABEL);
        }
        if (old != null && !old.path("handler").equals(handler)) {
            problems.invalid("handler", handler, "field is immutable");
        }
    }
}
