package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoNumber;
import dev.coxswain.document.GoRunes;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * YAML in the strict form of {@code sigs.k8s.io/yaml/kyaml}: braces and brackets, all texts quoted,
 * keys only where another reader could take them for something else.
 */
final class Kyaml {
    private static final Pattern PLAIN_KEY =
            Pattern.compile("[\\p{L}\\p{N}_]([\\p{L}\\p{N}_./-]*[\\p{L}\\p{N}_])?");
    private static final Set<String> WORDS =
            Set.of(
                    "y",
                    "n",
                    "t",
                    "f",
                    "yes",
                    "no",
                    "on",
                    "off",
                    "true",
                    "false",
                    "null",
                    "nan",
                    "inf",
                    "infinity");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "0x[0-9a-f]+|0b[01]+|0o[0-7]+|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(e[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private final boolean sorted;

    private Kyaml(boolean sorted) {
        this.sorted = sorted;
    }

    /** The value without a newline at its end, its keys sorted. */
    static String of(JsonNode value) {
        return new Kyaml(true).write(value);
    }

    /** The same with the keys in the order they have, as Go writes its own types. */
    static String declared(JsonNode value) {
        return new Kyaml(false).write(value);
    }

    private String write(JsonNode value) {
        value(value, "");
        return out.toString();
    }

    private void value(JsonNode value, String indent) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, indent);
            case ARRAY -> array(value, indent);
            case NUMBER ->
                    out.append(
                            value.isIntegralNumber()
                                    ? value.asText()
                                    : GoNumber.json(new BigDecimal(value.asText()).doubleValue()));
            case STRING -> text(value.textValue(), indent);
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> out.append(value.asText("null"));
        }
    }

    private void object(JsonNode value, String indent) {
        if (value.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        Map<String, JsonNode> fields = sorted ? new TreeMap<>() : new LinkedHashMap<>();
        value.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
        String inner = indent + STEP;
        fields.forEach(
                (key, each) -> {
                    out.append(inner).append(isPlain(key) ? key : quoted(key)).append(": ");
                    value(each, inner);
                    out.append(",\n");
                });
        out.append(indent).append('}');
    }

    /** Lists of maps and lists stand in one line with their brackets, others one value a line. */
    private void array(JsonNode value, String indent) {
        if (value.isEmpty()) {
            out.append("[]");
            return;
        }
        boolean together = true;
        for (JsonNode each : value) {
            together &= each.isContainerNode();
        }
        out.append(together ? "[" : "[\n");
        String between = "";
        for (JsonNode each : value) {
            if (together) {
                out.append(between);
                value(each, indent);
                between = ", ";
            } else {
                out.append(indent).append(STEP);
                value(each, indent + STEP);
                out.append(",\n");
            }
        }
        out.append(together ? "]" : indent + "]");
    }

    private static boolean isPlain(String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return false;
        }
        String small = key.toLowerCase(Locale.ROOT);
        return !WORDS.contains(small)
                && !NUMBER.matcher(small.replace("_", "")).matches()
                && !DATE.matcher(small).matches();
    }

    private void text(String text, String indent) {
        if (text.indexOf('\n') < 0) {
            out.append(quoted(text));
            return;
        }
        out.append("\"\\\n");
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            boolean last = i == lines.length - 1;
            if (last && line.isEmpty()) {
                break;
            }
            boolean blank = line.startsWith(" ") || line.startsWith("\t");
            out.append(indent).append(blank ? "  \\" : "   ");
            escape(line);
            out.append(last ? "\\\n" : "\\n\\\n");
        }
        out.append(indent).append("  \"");
    }

    private static String quoted(String text) {
        Kyaml kyaml = new Kyaml(true);
        kyaml.out.append('"');
        kyaml.escape(text);
        return kyaml.out.append('"').toString();
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                out.append('\\').appendCodePoint(c);
                            } else if (c == '\t' || GoRunes.isPrint(c)) {
                                out.appendCodePoint(c);
                            } else {
                                out.append(escaped(c));
                            }
                        });
    }

    private static String escaped(int c) {
        return switch (c) {
            case 0xa0 -> "\\_";
            case 0x85, 0x2028, 0x2029 -> YamlStyle.escape(c);
            default -> YamlStyle.escape(c).toLowerCase(Locale.ROOT);
        };
    }
}
