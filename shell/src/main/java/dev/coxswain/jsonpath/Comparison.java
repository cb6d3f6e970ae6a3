package dev.coxswain.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** The one comparison a filter may hold. */
final class Comparison {
    private Comparison() {}

    /** Whether the element passes; one that lacks the field never does. */
    static boolean holds(Evaluation evaluation, JsonNode element, Node.Filter filter) {
        List<JsonNode> left = evaluation.walk(List.of(element), filter.left());
        if (filter.operator().equals("exists")) {
            return !left.isEmpty();
        }
        if (left.isEmpty()) {
            return false;
        }
        List<JsonNode> right = evaluation.walk(List.of(element), filter.right());
        if (left.size() > 1 || right.size() > 1) {
            throw new JsonPathException("can only compare one element at a time");
        }
        if (right.isEmpty()) {
            return false;
        }
        return compare(left.getFirst(), filter.operator(), right.getFirst());
    }

    private static boolean compare(JsonNode left, String operator, JsonNode right) {
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "<" -> order(left, right) < 0;
            case "<=" -> order(left, right) <= 0;
            case ">" -> order(left, right) > 0;
            case ">=" -> order(left, right) >= 0;
            default -> throw new JsonPathException("unrecognized filter operator " + operator);
        };
    }

    private static boolean equal(JsonNode left, JsonNode right) {
        if (left.isBoolean() && right.isBoolean()) {
            return left.booleanValue() == right.booleanValue();
        }
        return order(left, right) == 0;
    }

    private static int order(JsonNode left, JsonNode right) {
        if (left.isTextual() && right.isTextual()) {
            return left.textValue().compareTo(right.textValue());
        }
        if (left.isNumber()
                && right.isNumber()
                && left.isIntegralNumber() == right.isIntegralNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        throw new JsonPathException(
                left.isValueNode() && right.isValueNode() && !left.isNull() && !right.isNull()
                        ? "incompatible types for comparison"
                        : "invalid type for comparison");
    }
}
