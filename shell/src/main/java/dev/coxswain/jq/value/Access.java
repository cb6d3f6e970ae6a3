package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

/** Reading one step of a path: a key, an index, a slice, the places of a part. */
public final class Access {
    private static final long LARGEST_INDEX = 536_870_911;

    private Access() {}

    public static JsonNode field(JsonNode value, String key) {
        if (value instanceof ObjectNode object) {
            JsonNode found = object.get(key);
            return found == null ? NullNode.instance : found;
        }
        if (value.isNull()) {
            return value;
        }
        throw cannotIndex(value, TextNode.valueOf(key));
    }

    public static JsonNode get(JsonNode value, JsonNode key) {
        if (key.isTextual()) {
            return field(value, key.textValue());
        }
        if (key.isNumber() && (value.isArray() || value.isNull())) {
            return index(value, Numbers.real(key));
        }
        if (key instanceof ObjectNode slice && isSliceable(value)) {
            return slice(value, slice);
        }
        if (value.isArray() && key.isArray()) {
            return Arithmetic.positions(value, key);
        }
        throw cannotIndex(value, key);
    }

    private static boolean isSliceable(JsonNode value) {
        return value.isArray() || value.isNull() || value.isTextual();
    }

    private static JqException cannotIndex(JsonNode value, JsonNode key) {
        return new JqException("Cannot index " + Values.kind(value) + " with " + Values.named(key));
    }

    private static JsonNode index(JsonNode array, double at) {
        if (!array.isArray() || Double.isNaN(at)) {
            return NullNode.instance;
        }
        double whole = truncated(at);
        double position = whole < 0 ? whole + array.size() : whole;
        return position >= 0 && position < array.size()
                ? array.get((int) position)
                : NullNode.instance;
    }

    /** Towards zero, as C converts. */
    static double truncated(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    /** The slice's part; null gives null. */
    public static JsonNode slice(JsonNode value, ObjectNode slice) {
        if (value.isNull()) {
            return value;
        }
        if (value.isTextual()) {
            String text = value.textValue();
            int[] range = bounds(slice, text.codePointCount(0, text.length()));
            return TextNode.valueOf(
                    text.substring(
                            text.offsetByCodePoints(0, range[0]),
                            text.offsetByCodePoints(0, range[1])));
        }
        int[] range = bounds(slice, value.size());
        ArrayNode part = Json.array();
        for (int i = range[0]; i < range[1]; i++) {
            Interruption.check(i);
            part.add(value.get(i));
        }
        return part;
    }

    /** The first position and the one after the last, for something of this length. */
    public static int[] bounds(ObjectNode slice, int length) {
        JsonNode from = slice.get("start");
        JsonNode to = slice.get("end");
        if (isNoBound(from) || isNoBound(to)) {
            throw new JqException("Array/string slice indices must be integers");
        }
        double start = bound(from, 0, length);
        double end = bound(to, length, length);
        int first = (int) Math.floor(start);
        int last = (int) Math.min(length, Math.ceil(end));
        return new int[] {first, Math.max(first, last)};
    }

    private static boolean isNoBound(@Nullable JsonNode bound) {
        return bound == null || !bound.isNull() && !bound.isNumber();
    }

    private static double bound(JsonNode bound, double absent, int length) {
        double value = bound.isNull() ? absent : Numbers.real(bound);
        if (Double.isNaN(value)) {
            value = absent;
        }
        if (value < 0) {
            value += length;
        }
        return Math.max(0, Math.min(length, value));
    }

    /** The place to write to in an array, negative ones from its end. */
    static int writable(JsonNode key, int size) {
        double at = Numbers.real(key);
        if (Double.isNaN(at)) {
            throw new JqException("Cannot set array element at NaN index");
        }
        double position = truncated(at);
        if (position < 0) {
            position += size;
            if (position < 0) {
                throw new JqException("Out of bounds negative array index");
            }
        }
        if (position > LARGEST_INDEX) {
            throw new JqException("Array index too large");
        }
        return (int) position;
    }

    public static boolean has(JsonNode value, JsonNode key) {
        if (value.isNull()) {
            return false;
        }
        if (value.isObject() && key.isTextual()) {
            return value.has(key.textValue());
        }
        if (value.isArray() && key.isNumber()) {
            double at = truncated(Numbers.real(key));
            return at >= 0 && at < value.size();
        }
        throw new JqException(
                "Cannot check whether "
                        + Values.kind(value)
                        + " has a "
                        + Values.kind(key)
                        + " key");
    }

    /** The value at the end of a path; what is null has all keys that can be asked for. */
    public static JsonNode atPath(JsonNode root, JsonNode path) {
        if (!path.isArray()) {
            throw new JqException("Path must be specified as an array");
        }
        JsonNode at = root;
        for (JsonNode key : path) {
            at = get(at, key);
        }
        return at;
    }
}
