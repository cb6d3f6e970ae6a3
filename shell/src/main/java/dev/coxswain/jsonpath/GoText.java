package dev.coxswain.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoNumber;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Values as Go's {@code fmt.Print} writes them: {@code map[a:1]}, {@code [x y]}. */
public final class GoText {
    private GoText() {}

    public static String of(JsonNode value) {
        return text(value);
    }

    /** As {@code %#v}: {@code map[string]interface {}{"a":1}}. */
    public static String syntax(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> quoted(value.textValue());
            case OBJECT -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
                StringJoiner joined = new StringJoiner(", ", "map[string]interface {}{", "}");
                sorted.forEach((key, each) -> joined.add(quoted(key) + ":" + syntax(each)));
                yield joined.toString();
            }
            case ARRAY -> {
                StringJoiner joined = new StringJoiner(", ", "[]interface {}{", "}");
                value.forEach(each -> joined.add(syntax(each)));
                yield joined.toString();
            }
            case NULL, MISSING -> "interface {}(nil)";
            case NUMBER, BOOLEAN, BINARY, POJO -> text(value);
        };
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c < ' ' ? String.format("\\x%02x", (int) c) : c);
            }
        }
        return out.append('"').toString();
    }

    /** Go's name of the value's type. */
    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "int64" : "float64";
            case OBJECT -> "map[string]interface {}";
            case ARRAY -> "[]interface {}";
            case BOOLEAN -> "bool";
            case NULL, MISSING, BINARY, POJO -> "<nil>";
        };
    }

    private static String text(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case NUMBER ->
                    value.isIntegralNumber()
                            ? value.asText()
                            : GoNumber.shortest(value.doubleValue());
            case OBJECT -> {
                Map<String, JsonNode> sorted = new TreeMap<>();
                value.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
                StringJoiner joined = new StringJoiner(" ", "map[", "]");
                sorted.forEach((key, each) -> joined.add(key + ":" + of(each)));
                yield joined.toString();
            }
            case ARRAY -> {
                StringJoiner joined = new StringJoiner(" ", "[", "]");
                value.forEach(each -> joined.add(of(each)));
                yield joined.toString();
            }
            case NULL, MISSING -> "<nil>";
            case BOOLEAN, BINARY, POJO -> value.asText();
        };
    }
}
