package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** Checks objects of custom kinds against the structural schema of their definition. */
final class StructuralCheck {
    private StructuralCheck() {}

    static void check(JsonNode value, Schema schema, String at, Problems problems) {
        JsonNode rules = schema.node();
        if (at.equals("metadata") || value.isNull() || value.isMissingNode()) {
            return;
        }
        for (String field : schema.required()) {
            if (value.isObject() && !value.has(field)) {
                problems.required(at.isEmpty() ? field : at + "." + field, "");
            }
        }
        List<String> allowed = Kind.texts(rules.path("enum"));
        if (!allowed.isEmpty() && !allowed.contains(value.asText())) {
            problems.notSupported(at, value, allowed);
        }
        numbers(value, rules, at, problems);
        String pattern = rules.path("pattern").asText("");
        if (!pattern.isEmpty()
                && value.isTextual()
                && !java.util.regex.Pattern.compile(pattern).matcher(value.asText()).find()) {
            problems.invalid(at, value, at + " in body should match '" + pattern + "'");
        }
        value.properties()
                .forEach(
                        each -> {
                            Schema inner = schema.property(each.getKey());
                            if (inner != null) {
                                String path =
                                        at.isEmpty() ? each.getKey() : at + "." + each.getKey();
                                check(each.getValue(), inner, path, problems);
                            }
                        });
        Schema items = schema.items();
        if (items != null) {
            for (int index = 0; index < value.size(); index++) {
                check(value.path(index), items, at + "[" + index + "]", problems);
            }
        }
    }

    private static void numbers(JsonNode value, JsonNode rules, String at, Problems problems) {
        if (!value.isNumber()) {
            return;
        }
        if (rules.has("minimum") && value.asDouble() < rules.path("minimum").asDouble()) {
            problems.invalid(
                    at,
                    value,
                    at + " in body should be greater than or equal to " + rules.path("minimum"));
        }
        if (rules.has("maximum") && value.asDouble() > rules.path("maximum").asDouble()) {
            problems.invalid(
                    at,
                    value,
                    at + " in body should be less than or equal to " + rules.path("maximum"));
        }
    }
}
