package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoNumber;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Values as Go's {@code fmt.Print} writes them. */
final class Printing {
    static final String NO_VALUE = "<no value>";

    /** Stands for nil in lists of values. */
    static final Object NIL = Nil.NIL;

    /** The only nil there is. */
    enum Nil {
        NIL;

        @Override
        public String toString() {
            return "<nil>";
        }
    }

    private Printing() {}

    /** One value, as {@code %v}. */
    static String text(@Nullable Object raw) {
        return switch (raw) {
            case null -> "<nil>";
            case String text -> text;
            case Double number -> GoNumber.shortest(number);
            case Byte small -> Integer.toString(small & 0xff);
            case JsonNode node -> container(node);
            default -> raw.toString();
        };
    }

    private static String container(JsonNode node) {
        if (node.isArray()) {
            StringJoiner joined = new StringJoiner(" ", "[", "]");
            node.forEach(each -> joined.add(text(Value.raw(each))));
            return joined.toString();
        }
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
        StringJoiner joined = new StringJoiner(" ", "map[", "]");
        sorted.forEach((key, each) -> joined.add(key + ":" + text(Value.raw(each))));
        return joined.toString();
    }

    /** Blanks stand between two values of which neither is a text. */
    static String print(List<Object> values) {
        StringBuilder out = new StringBuilder();
        boolean textBefore = true;
        for (int i = 0; i < values.size(); i++) {
            boolean text = values.get(i) instanceof String;
            if (i > 0 && !text && !textBefore) {
                out.append(' ');
            }
            out.append(text(values.get(i)));
            textBefore = text;
        }
        return out.toString();
    }

    static String println(List<Object> values) {
        return String.join(" ", values.stream().map(Printing::text).toList()) + "\n";
    }
}
