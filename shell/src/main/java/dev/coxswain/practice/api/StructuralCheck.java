package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.List;
import java.util.regex.Pattern;

/** Checks objects of custom kinds against the structural schema of their definition. */
final class StructuralCheck {
    private StructuralCheck() {}

    static void check(JsonNode value, Schema schema, String at, Problems problems) {
        JsonNode rules = schema.node();
        if (at.equals("metadata") || value.isNull() || value.isMissingNode()) {
            return;
        }
        if (!schema.numberOrText() && !TypeCheck.fits(value, schema)) {
            problems.wrongType(at, TypeCheck.found(value), schema.type());
            return;
        }
        for (String field : schema.required()) {
            if (value.isObject() && !value.has(field)) {
                problems.required(at.isEmpty() ? field : at + "." + field, "");
            }
        }
        List<String> allowed = Kind.texts(rules.path("enum"));
        if (!allowed.isEmpty() && !allowed.contains(value.asText())) {
            problems.notSupportedInOrder(at, value, allowed);
        }
        numbers(value, rules, at, problems);
        texts(value, rules, at, problems);
        size(value, rules, at, problems);
        inside(value, schema, at, problems);
    }

    private static void inside(JsonNode value, Schema schema, String at, Problems problems) {
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

    private static void size(JsonNode value, JsonNode rules, String at, Problems problems) {
        int most = rules.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.isArray() && value.size() > most) {
            problems.tooMany(at, value.size(), most);
        } else if (value.isArray() && value.size() < rules.path("minItems").asInt(0)) {
            problems.invalid(
                    at,
                    Json.NODES.numberNode(value.size()),
                    at + " in body should have at least " + rules.path("minItems") + " items");
        }
    }

    private static void texts(JsonNode value, JsonNode rules, String at, Problems problems) {
        if (!value.isTextual()) {
            return;
        }
        int length = value.asText().codePointCount(0, value.asText().length());
        if (length > rules.path("maxLength").asInt(Integer.MAX_VALUE)) {
            problems.tooLong(at, rules.path("maxLength").asInt());
            return;
        }
        if (length < rules.path("minLength").asInt(0)) {
            problems.invalid(
                    at,
                    value,
                    at
                            + " in body should be at least %s chars long"
                                    .formatted(rules.path("minLength")));
            return;
        }
        String pattern = rules.path("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(value.asText()).find()) {
            problems.invalid(at, value, at + " in body should match '" + pattern + "'");
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
