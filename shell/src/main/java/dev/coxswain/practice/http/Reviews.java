package dev.coxswain.practice.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.Kind;

/** Answers to who one is and what one may do: one user, who may do everything. */
final class Reviews {
    void answer(Exchange exchange, Kind kind) {
        ObjectNode review = Writes.object(exchange, kind.type().kind());
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
                ObjectNode rule = status.putArray("resourceRules").addObject();
                for (String each : new String[] {"verbs", "apiGroups", "resources"}) {
                    rule.putArray(each).add("*");
                }
                ObjectNode url = status.putArray("nonResourceRules").addObject();
                url.putArray("verbs").add("*");
                url.putArray("nonResourceURLs").add("*");
                status.put("incomplete", false);
            }
            default -> status.put("allowed", true);
        }
        exchange.send(201, answer);
    }
}
