package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.model.Age;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The cells of what steers a cluster: components, certificates, admission, addresses. */
final class PolicyCells {
    private static final String UNSET = "<unset>";

    private PolicyCells() {}

    static @Nullable String cell(String name, JsonNode object) {
        JsonNode spec = object.path("spec");
        return switch (name) {
            case "componentHealth" -> health(object.path("conditions").path(0));
            case "componentMessage" -> object.path("conditions").path(0).path("message").asText("");
            case "componentError" -> object.path("conditions").path(0).path("error").asText("");
            case "requestedDuration" ->
                    spec.has("expirationSeconds")
                            ? Age.of(Duration.ofSeconds(spec.path("expirationSeconds").asLong()))
                            : "<none>";
            case "approval" -> approval(object.path("status"));
            case "tokenAudiences" -> audiences(spec.path("tokenRequests"));
            case "parentReference" -> parent(spec.path("parentRef"));
            case "parameterKind" -> kind(spec.path("paramKind"));
            case "parameterReference" -> reference(spec.path("paramRef"));
            case "apiService" ->
                    spec.path("service").isObject()
                            ? spec.at("/service/namespace").asText()
                                    + "/"
                                    + spec.at("/service/name").asText()
                            : "Local";
            case "apiAvailable" -> available(object);
            case "claimState" -> claim(object);
            case "missingLevel" -> missing(object.path("status"));
            default -> null;
        };
    }

    /** Whether a version of the API is served: True, or False with the reason. */
    private static String available(JsonNode service) {
        for (JsonNode each : service.path("status").path("conditions")) {
            if (each.path("type").asText().equals("Available")) {
                String status = each.path("status").asText();
                return status.equals("True")
                        ? status
                        : status + " (" + each.path("reason").asText() + ")";
            }
        }
        return "Unknown";
    }

    private static String claim(JsonNode claim) {
        JsonNode status = claim.path("status");
        var words = new ArrayList<String>();
        if (claim.path("metadata").has("deletionTimestamp")) {
            words.add("deleted");
        }
        if (!status.path("allocation").isObject()) {
            words.add("pending");
        } else {
            words.add("allocated");
            if (!status.path("reservedFor").isEmpty()) {
                words.add("reserved");
            }
        }
        return String.join(",", words);
    }

    private static String missing(JsonNode status) {
        for (JsonNode each : status.path("conditions")) {
            if (each.path("type").asText().equals("Dangling")) {
                return each.path("status").asText();
            }
        }
        return "?";
    }

    private static String health(JsonNode condition) {
        return condition.path("status").asText().equals("True") ? "Healthy" : "Unhealthy";
    }

    private static String approval(JsonNode status) {
        var words = new ArrayList<String>();
        for (String type : List.of("Approved", "Denied", "Failed")) {
            for (JsonNode each : status.path("conditions")) {
                if (each.path("type").asText().equals(type)) {
                    words.add(type);
                }
            }
        }
        if (words.isEmpty()) {
            words.add("Pending");
        }
        if (!status.path("certificate").asText("").isEmpty()) {
            words.add("Issued");
        }
        return String.join(",", words);
    }

    private static String audiences(JsonNode requests) {
        var audiences = new ArrayList<String>();
        requests.forEach(each -> audiences.add(each.path("audience").asText()));
        return audiences.isEmpty() ? UNSET : String.join(",", audiences);
    }

    private static String parent(JsonNode parent) {
        var parts = new ArrayList<String>();
        for (String field : List.of("group", "resource", "namespace", "name")) {
            String part = parent.path(field).asText("");
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String kind(JsonNode kind) {
        return kind.isMissingNode()
                ? UNSET
                : kind.path("apiVersion").asText() + "/" + kind.path("kind").asText();
    }

    private static String reference(JsonNode reference) {
        if (reference.isMissingNode()) {
            return UNSET;
        }
        String name = reference.path("name").asText("*");
        return reference.path("namespace").asText("*") + "/" + name;
    }
}
