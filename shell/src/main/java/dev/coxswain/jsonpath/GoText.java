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
