package dev.coxswain.command.read.describe;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.jsonpath.GoText;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields of an object as a typed reader sees them: what is missing has its type's zero. */
final class Fields {
    static final String NONE = "<none>";
    static final String UNSET = "<unset>";

    private Fields() {}

    static boolean has(JsonNode node, String... path) {
        JsonNode at = Json.at(node, path);
        return !at.isMissingNode() && !at.isNull();
    }

    /** A list or map with something in it, or a text that is not empty. */
    static boolean filled(JsonNode node, String... path) {
        JsonNode at = Json.at(node, path);
        return at.isContainerNode() ? !at.isEmpty() : !at.asText("").isEmpty();
    }

    static String text(JsonNode node, String... path) {
        return Json.text(node, path);
    }

    static String number(JsonNode node, String... path) {
        return has(node, path) ? Json.at(node, path).asText() : "0";
    }

    static String flag(JsonNode node, String... path) {
        return String.valueOf(Json.at(node, path).asBoolean());
    }

    /** The value, or {@code other} where there is none at all. */
    static String or(String other, JsonNode node, String... path) {
        return has(node, path) ? Json.at(node, path).asText() : other;
    }

    static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    /** {@code True} or {@code False}; where there is none, {@code other}. */
    static String truth(String other, JsonNode node, String... path) {
        if (!has(node, path)) {
            return other;
        }
        return Json.at(node, path).asBoolean() ? "True" : "False";
    }

    /** Each element of a list as text. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static String joined(String separator, JsonNode list) {
        return String.join(separator, texts(list));
    }

    /** A list as Go prints it: {@code [a b]}. */
    static String list(JsonNode list) {
        return list.isArray() ? GoText.of(list) : "[]";
    }

    /** The members of a map by key. */
    static Map<String, JsonNode> sorted(JsonNode map) {
        Map<String, JsonNode> sorted = new TreeMap<>(Fields::byCodePoint);
        map.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    /** How Go compares texts: by their UTF-8 bytes. */
    static int byCodePoint(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean both = Character.isSurrogate(x) == Character.isSurrogate(y);
                return both ? x - y : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    /** A text between double quotes as Go's {@code %q} writes it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                                case '\n' -> quoted.append("\\n");
                                case '\t' -> quoted.append("\\t");
                                case '\r' -> quoted.append("\\r");
                                default -> {
                                    if (c < ' ' || c == 0x7f) {
                                        quoted.append(String.format("\\x%02x", c));
                                    } else {
                                        quoted.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return quoted.append('"').toString();
    }
}
