package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.api.StatusException.Cause;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What validation finds wrong in one object, in the server's words. */
public final class Problems {
    private final List<Cause> causes = new ArrayList<>();

    public List<Cause> causes() {
        return causes;
    }

    private void add(String reason, String field, String message) {
        causes.add(new Cause(reason, message, field));
    }

    public void required(String field, String detail) {
        add("FieldValueRequired", field, "Required value" + tail(detail));
    }

    public void invalid(String field, JsonNode value, String detail) {
        add("FieldValueInvalid", field, "Invalid value: " + Json.compact(value) + tail(detail));
    }

    public void invalid(String field, String value, String detail) {
        invalid(field, Json.NODES.textNode(value), detail);
    }

    public void duplicate(String field, JsonNode value) {
        add("FieldValueDuplicate", field, "Duplicate value: " + Json.compact(value));
    }

    public void forbidden(String field, String detail) {
        add("FieldValueForbidden", field, "Forbidden" + tail(detail));
    }

    public void notFound(String field, String value) {
        add("FieldValueNotFound", field, "Not found: \"" + value + "\"");
    }

    public void tooLong(String field, int most) {
        add("FieldValueTooLong", field, "Too long: may not be more than " + most + " bytes");
    }

    public void tooMany(String field, int there, int most) {
        add(
                "FieldValueTooMany",
                field,
                "Too many: " + there + ": must have at most " + most + " items");
    }

    /** A value of a custom kind that is of another type than its definition says. */
    public void wrongType(String field, String found, String wanted) {
        add(
                "FieldValueTypeInvalid",
                field,
                "Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
                        .formatted(found, field, wanted, found));
    }

    public void notSupported(String field, JsonNode value, Collection<String> supported) {
        notSupportedInOrder(field, value, supported.stream().sorted().toList());
    }

    public void notSupportedInOrder(String field, JsonNode value, Collection<String> supported) {
        add(
                "FieldValueNotSupported",
                field,
                "Unsupported value: "
                        + Json.compact(value)
                        + ": supported values: "
                        + supported.stream()
                                .map(each -> "\"" + each + "\"")
                                .collect(Collectors.joining(", ")));
    }

    private static String tail(String detail) {
        return detail.isEmpty() ? "" : ": " + detail;
    }
}
