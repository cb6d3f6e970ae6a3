package dev.coxswain.practice.controller;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether labels match a {@code labelSelector} or a plain map of labels. */
public final class LabelMatch {
    private LabelMatch() {}

    /** A {@code matchLabels}/{@code matchExpressions} selector; an empty one matches all. */
    public static boolean selector(JsonNode selector, JsonNode labels) {
        if (!map(selector.path("matchLabels"), labels)) {
            return false;
        }
        for (JsonNode each : selector.path("matchExpressions")) {
            if (!expression(each, labels)) {
                return false;
            }
        }
        return true;
    }

    /** Every pair of the map is among the labels. */
    public static boolean map(JsonNode wanted, JsonNode labels) {
        for (var each : wanted.properties()) {
            if (!labels.has(each.getKey())
                    || !labels.path(each.getKey()).asText().equals(each.getValue().asText())) {
                return false;
            }
        }
        return true;
    }

    /** One requirement with {@code key}, {@code operator} and {@code values}. */
    public static boolean expression(JsonNode expression, JsonNode labels) {
        String key = expression.path("key").asText();
        String value = labels.path(key).asText();
        boolean present = labels.has(key);
        boolean among = false;
        for (JsonNode each : expression.path("values")) {
            among |= present && each.asText().equals(value);
        }
        return switch (expression.path("operator").asText()) {
            case "In" -> among;
            case "NotIn" -> !among;
            case "Exists" -> present;
            case "DoesNotExist" -> !present;
            case "Gt" ->
                    present && number(value) > number(expression.path("values").path(0).asText());
            case "Lt" ->
                    present && number(value) < number(expression.path("values").path(0).asText());
            default -> false;
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
