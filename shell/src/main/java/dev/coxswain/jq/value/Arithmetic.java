package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;

/** jq's {@code + - * / %} over all kinds of values. */
public final class Arithmetic {
    private static final long LONGEST = Integer.MAX_VALUE - 8;

    private Arithmetic() {}

    public static JsonNode add(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Numbers.of(Numbers.real(a) + Numbers.real(b));
        }
        if (a.isNull()) {
            return b;
        }
        if (b.isNull()) {
            return a;
        }
        if (a.isTextual() && b.isTextual()) {
            return TextNode.valueOf(a.textValue() + b.textValue());
        }
        if (a instanceof ArrayNode x && b instanceof ArrayNode y) {
            return sized(x.size() + y.size()).addAll(x).addAll(y);
        }
        if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
            ObjectNode sum = copy(x);
            sum.setAll(y);
            return sum;
        }
        throw Values.error(a, b, "cannot be added");
    }

    private static ArrayNode sized(int size) {
        return Json.NODES.arrayNode(size);
    }

    /** The object's own entries in an object of their own. */
    public static ObjectNode copy(ObjectNode object) {
        ObjectNode copy = Json.object();
        copy.setAll(object);
        return copy;
    }

    public static JsonNode subtract(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Numbers.of(Numbers.real(a) - Numbers.real(b));
        }
        if (a.isArray() && b.isArray()) {
            ArrayNode rest = Json.array();
            for (JsonNode element : a) {
                if (!holds(b, element)) {
                    rest.add(element);
                }
            }
            return rest;
        }
        throw Values.error(a, b, "cannot be subtracted");
    }

    private static boolean holds(JsonNode array, JsonNode wanted) {
        Interruption.check();
        for (JsonNode element : array) {
            if (Values.same(element, wanted)) {
                return true;
            }
        }
        return false;
    }

    public static JsonNode multiply(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return Numbers.of(Numbers.real(a) * Numbers.real(b));
        }
        if (a.isTextual() && b.isNumber()) {
            return repeat(a.textValue(), Numbers.real(b));
        }
        if (a.isNumber() && b.isTextual()) {
            return repeat(b.textValue(), Numbers.real(a));
        }
        if (a instanceof ObjectNode x && b instanceof ObjectNode y) {
            return merge(x, y);
        }
        throw Values.error(a, b, "cannot be multiplied");
    }

    private static JsonNode repeat(String text, double times) {
        if (Double.isNaN(times) || times < 0) {
            return NullNode.instance;
        }
        double count = times < 1 ? 0 : Math.floor(times);
        if (text.isEmpty() || count == 0) {
            return TextNode.valueOf("");
        }
        if (count * text.length() >= LONGEST) {
            throw new JqException("Repeat string result too long");
        }
        return TextNode.valueOf(text.repeat((int) count));
    }

    private static ObjectNode merge(ObjectNode a, ObjectNode b) {
        ObjectNode merged = copy(a);
        b.properties()
                .forEach(
                        entry -> {
                            JsonNode own = merged.get(entry.getKey());
                            boolean deep = own instanceof ObjectNode && entry.getValue().isObject();
                            merged.set(
                                    entry.getKey(),
                                    deep
                                            ? merge((ObjectNode) own, (ObjectNode) entry.getValue())
                                            : entry.getValue());
                        });
        return merged;
    }

    public static JsonNode divide(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            if (Numbers.real(b) == 0) {
                throw Values.error(a, b, "cannot be divided because the divisor is zero");
            }
            return Numbers.of(Numbers.real(a) / Numbers.real(b));
        }
        if (a.isTextual() && b.isTextual()) {
            return split(a.textValue(), b.textValue());
        }
        throw Values.error(a, b, "cannot be divided");
    }

    public static JsonNode remainder(JsonNode a, JsonNode b) {
        if (!a.isNumber() || !b.isNumber()) {
            throw Values.error(a, b, "cannot be divided (remainder)");
        }
        double x = Numbers.real(a);
        double y = Numbers.real(b);
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return Numbers.of(Double.NaN);
        }
        long divisor = (long) y;
        if (divisor == 0) {
            throw Values.error(a, b, "cannot be divided (remainder) because the divisor is zero");
        }
        return Numbers.of((long) x % divisor);
    }

    /** The parts of a text between separators; an empty separator gives the code points. */
    public static ArrayNode split(String text, String separator) {
        ArrayNode parts = Json.array();
        if (text.isEmpty()) {
            return parts;
        }
        if (separator.isEmpty()) {
            text.codePoints()
                    .forEach(
                            point -> {
                                Interruption.check();
                                parts.add(Character.toString(point));
                            });
            return parts;
        }
        int from = 0;
        for (int at; (at = text.indexOf(separator, from)) >= 0; from = at + separator.length()) {
            Interruption.check();
            parts.add(text.substring(from, at));
        }
        return parts.add(text.substring(from));
    }

    /** Where {@code part} begins in {@code array}. */
    public static ArrayNode positions(JsonNode array, JsonNode part) {
        ArrayNode found = Json.array();
        int length = part.size();
        for (int i = 0; length > 0 && i + length <= array.size(); i++) {
            Interruption.check(i);
            int same = 0;
            while (same < length && Values.same(array.get(i + same), part.get(same))) {
                same++;
            }
            if (same == length) {
                found.add(i);
            }
        }
        return found;
    }
}
