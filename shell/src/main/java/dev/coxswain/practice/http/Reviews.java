package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.StatusException;
import dev.coxswain.practice.api.StatusException.Cause;
import dev.coxswain.practice.api.StatusException.Details;

import java.util.List;

/** Answers to who one is and what one may do: one user, who may do everything. */
record Reviews(Bodies bodies) {
    private static void requireQuestion(JsonNode spec) {
        if (!spec.has("resourceAttributes") && !spec.has("nonResourceAttributes")) {
            var cause =
                    new Cause(
                            "FieldValueInvalid",
                            "Invalid value: null: exactly one of nonResourceAttributes or"
                                    + " resourceAttributes must be specified",
                            "spec.resourceAttributes");
            throw new StatusException(
                    422,
                    "Invalid",
                    ".authorization.k8s.io \"\" is invalid: %s: %s"
                            .formatted(cause.field(), cause.message()),
                    new Details("authorization.k8s.io", "", "", List.of(cause), 0));
        }
    }

    void answer(Exchange exchange, Kind kind) {
        ObjectNode review = bodies.object(exchange, kind.type().kind());
        ObjectNode answer = Json.object();
        answer.put("kind", kind.type().kind()).put("apiVersion", kind.type().apiVersion());
        answer.putObject("metadata").putNull("creationTimestamp");
        answer.set(
                "spec", review.path("spec").isMissingNode() ? Json.object() : review.path("spec"));
        ObjectNode status = answer.putObject("status");
        switch (kind.type().kind()) {
            case "SelfSubjectReview" -> {
                answer.remove("spec");
                ObjectNode user = status.putObject("userInfo").put("username", "practice");
                user.putArray("groups").add("system:masters").add("system:authenticated");
            }
            case "SelfSubjectRulesReview" -> {
                answer.putObject("spec");
                ObjectNode rule = status.putArray("resourceRules").addObject();
                for (String each : new String[] {"verbs", "apiGroups", "resources"}) {
                    rule.putArray(each).add("*");
                }
                ObjectNode url = status.putArray("nonResourceRules").addObject();
                url.putArray("verbs").add("*");
                url.putArray("nonResourceURLs").add("*");
                status.put("incomplete", false);
            }
            default -> {
                requireQuestion(review.path("spec"));
                status.put("allowed", true);
            }
        }
        exchange.send(201, answer);
    }
}
