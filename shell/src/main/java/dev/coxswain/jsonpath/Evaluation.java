package dev.coxswain.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Steps applied to values. */
final class Evaluation {
    private final boolean strict;

    /**
     * @param strict whether a field that no value has is an error
     */
    Evaluation(boolean strict) {
        this.strict = strict;
    }

    List<JsonNode> walk(List<JsonNode> input, Node node) {
        return switch (node) {
            case Node.Text(var text) -> List.of(Json.NODES.textNode(text));
            case Node.Number(var digits) -> List.of(number(digits));
            case Node.Bool(var value) -> List.of(Json.NODES.booleanNode(value));
            case Node.Word(var name) -> {
                if (name.equals("range")) {
                    yield input;
                }
                throw new JsonPathException(
                        name.equals("end")
                                ? "not in range, nothing to end"
                                : "unrecognized identifier " + name);
            }
            case Node.Field(var name) -> field(input, name);
            case Node.Wildcard() -> children(input);
            case Node.Recursive() -> recursive(input);
            case Node.Slice slice -> slice(input, slice);
            case Node.Union(var branches) -> {
                List<JsonNode> all = new ArrayList<>();
                branches.forEach(branch -> all.addAll(walk(input, branch)));
                yield all;
            }
            case Node.Filter filter -> filter(input, filter);
            case Node.Steps(var steps) -> {
                List<JsonNode> at = input;
                for (Node step : steps) {
                    at = walk(at, step);
                }
                yield at;
            }
        };
    }

    private static JsonNode number(String digits) {
        BigDecimal value = new BigDecimal(digits);
        return digits.contains(".")
                ? Json.NODES.numberNode(value)
                : Json.NODES.numberNode(value.toBigIntegerExact());
    }

    private List<JsonNode> field(List<JsonNode> input, String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode each : input) {
            JsonNode value = each.get(name);
            if (value != null) {
                found.add(value);
            }
        }
        if (strict && found.isEmpty()) {
            throw new JsonPathException(name + " is not found");
        }
        return found;
    }

    /**
     * What is inside arrays and objects; keys in their order, so that output is always the same.
     */
    private static List<JsonNode> children(List<JsonNode> input) {
        List<JsonNode> all = new ArrayList<>();
        input.forEach(each -> all.addAll(childrenOf(each)));
        return all;
    }

    private static List<JsonNode> childrenOf(JsonNode value) {
        if (value.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            value.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
            return List.copyOf(sorted.values());
        }
        List<JsonNode> all = new ArrayList<>();
        value.elements().forEachRemaining(all::add);
        return all;
    }

    private static List<JsonNode> recursive(List<JsonNode> input) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode each : input) {
            List<JsonNode> inner = childrenOf(each);
            // Go walks the bytes of a text too, which makes it one that has something inside.
            if (!inner.isEmpty() || (each.isTextual() && !each.textValue().isEmpty())) {
                all.add(each);
                all.addAll(recursive(inner));
            }
        }
        return all;
    }

    private static List<JsonNode> slice(List<JsonNode> input, Node.Slice slice) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode each : input) {
            if (each.isNull()) {
                continue;
            }
            if (!each.isArray()) {
                throw new JsonPathException(GoText.type(each) + " is not array or slice");
            }
            addSlice(each, slice, all);
        }
        return all;
    }

    private static void addSlice(JsonNode array, Node.Slice slice, List<JsonNode> all) {
        int length = array.size();
        int from = slice.from() == null ? 0 : slice.from();
        from = from < 0 ? from + length : from;
        int to = slice.to() == null ? length : slice.to();
        to = to < 0 || (to == 0 && slice.single()) ? to + length : to;
        if (from == to) {
            return;
        }
        if (from >= length || from < 0) {
            throw outOfBounds(from, length);
        }
        if (to > length || to < 0) {
            throw outOfBounds(to - 1, length);
        }
        if (from > to) {
            throw new JsonPathException(
                    "starting index " + from + " is greater than ending index " + to);
        }
        int step = slice.step() == null ? 1 : slice.step();
        if (step <= 0) {
            throw new JsonPathException("step must be > 0");
        }
        for (int i = from; i < to; i += step) {
            all.add(array.get(i));
        }
    }

    private static JsonPathException outOfBounds(int index, int length) {
        return new JsonPathException(
                "array index out of bounds: index " + index + ", length " + length);
    }

    private List<JsonNode> filter(List<JsonNode> input, Node.Filter filter) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode each : input) {
            if (!each.isArray()) {
                throw new JsonPathException(
                        GoText.of(each) + " is not array or slice and cannot be filtered");
            }
            for (JsonNode element : each) {
                if (Comparison.holds(this, element, filter)) {
                    kept.add(element);
                }
            }
        }
        return kept;
    }
}
