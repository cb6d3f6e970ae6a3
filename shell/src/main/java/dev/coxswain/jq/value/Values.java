package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqPrinter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What jq says of any value: its kind, its place in the order, how errors name it. */
public final class Values {
    private static final int EXCERPT = 29;

    /** jq's order of all values. */
    public static final Comparator<JsonNode> ORDER = Values::compare;

    /** The order of strings: by code points, as of their UTF-8 bytes. */
    public static final Comparator<String> TEXT_ORDER = Values::compareText;

    private Values() {}

    /** Only {@code null} and {@code false} are not true. */
    public static boolean isTrue(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> false;
            case BOOLEAN -> value.booleanValue();
            default -> true;
        };
    }

    /** jq's name of the value's type. */
    public static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "number";
            case STRING, BINARY -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case NULL, MISSING -> "null";
        };
    }

    private static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> 0;
            case BOOLEAN -> value.booleanValue() ? 2 : 1;
            case NUMBER -> 3;
            case STRING, BINARY -> 4;
            case ARRAY -> 5;
            case OBJECT, POJO -> 6;
        };
    }

    /** Whether they are equal; a nan is not even equal to itself, but what holds it is. */
    public static boolean same(JsonNode a, JsonNode b) {
        if (a.isContainerNode() && b.isContainerNode()) {
            return a == b || sameParts(a, b);
        }
        return compare(a, b) == 0;
    }

    private static boolean sameParts(JsonNode a, JsonNode b) {
        Interruption.check();
        if (a.isArray() != b.isArray() || a.size() != b.size()) {
            return false;
        }
        if (a.isArray()) {
            int i = 0;
            while (i < a.size() && same(a.get(i), b.get(i))) {
                i++;
            }
            return i == a.size();
        }
        for (Map.Entry<String, JsonNode> entry : a.properties()) {
            JsonNode other = b.get(entry.getKey());
            if (other == null || !same(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    public static int compare(JsonNode a, JsonNode b) {
        Interruption.check();
        int rank = rank(a);
        int other = rank(b);
        if (rank != other) {
            return Integer.compare(rank, other);
        }
        return switch (rank) {
            case 3 -> Numbers.compare(a, b);
            case 4 -> compareText(a.textValue(), b.textValue());
            case 5 -> compareArrays(a, b);
            case 6 -> compareObjects(a, b);
            default -> 0;
        };
    }

    private static int compareArrays(JsonNode a, JsonNode b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareObjects(JsonNode a, JsonNode b) {
        List<String> keys = sortedKeys(a);
        List<String> others = sortedKeys(b);
        int common = Math.min(keys.size(), others.size());
        for (int i = 0; i < common; i++) {
            int order = compareText(keys.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (keys.size() != others.size()) {
            return Integer.compare(keys.size(), others.size());
        }
        for (String key : keys) {
            int order = compare(a.get(key), b.get(key));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static int compareText(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** An object's keys in jq's order. */
    public static List<String> sortedKeys(JsonNode object) {
        List<String> keys = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(keys::add);
        keys.sort(TEXT_ORDER);
        return keys;
    }

    /** The value as errors name it, as {@code number (1)}. */
    public static String named(JsonNode value) {
        return kind(value) + " (" + excerpt(value) + ")";
    }

    /** The start of the value's text. */
    public static String excerpt(JsonNode value) {
        byte[] bytes = JqPrinter.head(value, EXCERPT + 1).getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= EXCERPT) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        String closing =
                switch (bytes[0]) {
                    case '"' -> "\"";
                    case '[' -> "]";
                    case '{' -> "}";
                    default -> "";
                };
        int end = EXCERPT - 3 - closing.length();
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "..." + closing;
    }

    public static JqException error(JsonNode value, String rest) {
        return new JqException(named(value) + " " + rest);
    }

    public static JqException error(JsonNode a, JsonNode b, String rest) {
        return new JqException(named(a) + " and " + named(b) + " " + rest);
    }

    /** The whole text of a value, strings as they are. */
    public static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : JqPrinter.compact(value);
    }

    /** The elements of an array or the values of an object. */
    public static Iterator<JsonNode> elements(JsonNode value) {
        if (value instanceof ArrayNode || value instanceof ObjectNode) {
            return value.elements();
        }
        throw new JqException(
                "Cannot iterate over " + (value.isNull() ? "null (null)" : named(value)));
    }

    /** Whether {@code a} contains {@code b} as jq understands it. */
    public static boolean contains(JsonNode a, JsonNode b) {
        if (a.isObject() && b.isObject()) {
            for (Map.Entry<String, JsonNode> entry : b.properties()) {
                JsonNode own = a.get(entry.getKey());
                if (own == null || !containsPart(own, entry.getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (a.isArray() && b.isArray()) {
            for (JsonNode part : b) {
                Interruption.check();
                boolean found = false;
                for (JsonNode own : a) {
                    found = found || containsPart(own, part);
                }
                if (!found) {
                    return false;
                }
            }
            return true;
        }
        if (a.isTextual() && b.isTextual()) {
            return a.textValue().contains(b.textValue());
        }
        if (rank(a) == rank(b)) {
            return same(a, b);
        }
        throw error(a, b, "cannot have their containment checked");
    }

    private static boolean containsPart(JsonNode a, JsonNode b) {
        return a.getNodeType() == b.getNodeType() && contains(a, b);
    }
}
