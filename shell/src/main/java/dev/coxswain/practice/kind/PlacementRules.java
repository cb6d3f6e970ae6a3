package dev.coxswain.practice.kind;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.practice.api.Names;
import dev.coxswain.practice.api.Problems;

import java.util.List;

/** What must hold for where a pod may go: its node selector and tolerations. */
final class PlacementRules {
    private PlacementRules() {}

    static void check(JsonNode spec, String at, Problems problems) {
        Names.labels(spec.path("nodeSelector"), at + ".nodeSelector", problems);
        int index = 0;
        for (JsonNode each : spec.path("tolerations")) {
            String here = at + ".tolerations[" + index++ + "].operator";
            JsonNode operator = each.path("operator");
            String value = each.path("value").asText("");
            switch (operator.asText("")) {
                case "Exists" -> {
                    if (!value.isEmpty()) {
                        problems.invalid(
                                here, value, "value must be empty when `operator` is 'Exists'");
                    }
                }
                case "", "Equal" -> {
                    if (each.path("key").asText("").isEmpty()) {
                        problems.invalid(
                                here,
                                operator.asText(""),
                                "operator must be Exists when `key` is empty, which means \"match"
                                        + " all values and all keys\"");
                    }
                }
                default -> problems.notSupported(here, operator, List.of("Equal", "Exists"));
            }
        }
    }
}
