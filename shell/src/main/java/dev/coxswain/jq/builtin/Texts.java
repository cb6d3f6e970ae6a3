package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.text;
import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqPrinter;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.value.Arithmetic;
import dev.coxswain.jq.value.Interruption;
import dev.coxswain.jq.value.JsonReader;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Builtins about strings. */
final class Texts {
    static final String NAMES =
            """
            tostring/0 tojson/0 fromjson/0 tonumber/0 toboolean/0 startswith/1 endswith/1
            ltrimstr/1 rtrimstr/1 trimstr/1 trim/0 ltrim/0 rtrim/0 explode/0 implode/0 split/1
            ascii_downcase/0 ascii_upcase/0 utf8bytelength/0 format/1 _match/2 _match/3 sub/3
            """;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private Texts() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "tostring/0" -> value((_, in, _) -> in.isTextual() ? in : text(Values.text(in)));
            case "tojson/0" -> value((_, in, _) -> text(JqPrinter.compact(in)));
            case "fromjson/0" -> value((_, in, _) -> fromJson(in));
            case "tonumber/0" -> value((_, in, _) -> number(in));
            case "toboolean/0" -> value((_, in, _) -> bool(in));
            case "startswith/1" ->
                    new Native(a, true, (_, in, v) -> BooleanNode.valueOf(starts(in, v[0])));
            case "endswith/1" ->
                    new Native(a, true, (_, in, v) -> BooleanNode.valueOf(ends(in, v[0])));
            case "ltrimstr/1" -> new Native(a, false, (_, in, v) -> trimStart(in, v[0]));
            case "rtrimstr/1" -> new Native(a, false, (_, in, v) -> trimEnd(in, v[0]));
            case "trimstr/1" ->
                    new Native(a, false, (_, in, v) -> trimEnd(trimStart(in, v[0]), v[0]));
            case "trim/0" -> value((_, in, _) -> text(strip(in, true, true)));
            case "ltrim/0" -> value((_, in, _) -> text(strip(in, true, false)));
            case "rtrim/0" -> value((_, in, _) -> text(strip(in, false, true)));
            case "explode/0" -> value((_, in, _) -> explode(in));
            case "implode/0" -> value((_, in, _) -> implode(in));
            case "split/1" -> new Native(a, true, (_, in, v) -> split(in, v[0]));
            case "ascii_downcase/0" -> value((_, in, _) -> text(cased(in, 'A', 'Z', 32)));
            case "ascii_upcase/0" -> value((_, in, _) -> text(cased(in, 'a', 'z', -32)));
            case "utf8bytelength/0" -> value((_, in, _) -> bytes(in));
            case "format/1" -> new Native(a, true, (_, in, v) -> text(Formats.apply(v[0], in)));
            case "_match/2" ->
                    new Native(
                            a,
                            true,
                            (run, in, v) -> Regex.of(in, v[0]).match(run, v[1].asBoolean()));
            case "_match/3" ->
                    new Native(
                            a,
                            true,
                            (run, in, v) -> Regex.of(in, v[0], v[1]).match(run, v[2].asBoolean()));
            case "sub/3" -> Substitution.node(a);
            default -> null;
        };
    }

    private static JsonNode fromJson(JsonNode in) {
        if (!in.isTextual()) {
            throw Values.error(in, "only strings can be parsed");
        }
        return JsonReader.parse(in.textValue());
    }

    private static JsonNode number(JsonNode in) {
        if (in.isNumber()) {
            return in;
        }
        if (in.isTextual()) {
            String text = in.textValue();
            if (NUMBER.matcher(text).matches()) {
                return Numbers.literal(text.startsWith("+") ? text.substring(1) : text);
            }
            JsonNode special = Numbers.special(text);
            if (special != null) {
                return special;
            }
        }
        throw Values.error(in, "cannot be parsed as a number");
    }

    private static JsonNode bool(JsonNode in) {
        if (in.isBoolean()) {
            return in;
        }
        if (in.isTextual() && List.of("true", "false").contains(in.textValue())) {
            return BooleanNode.valueOf(in.textValue().equals("true"));
        }
        throw Values.error(in, "cannot be parsed as a boolean");
    }

    private static boolean starts(JsonNode in, JsonNode start) {
        if (!in.isTextual() || !start.isTextual()) {
            throw new JqException("startswith() requires string inputs");
        }
        return in.textValue().startsWith(start.textValue());
    }

    private static boolean ends(JsonNode in, JsonNode end) {
        if (!in.isTextual() || !end.isTextual()) {
            throw new JqException("endswith() requires string inputs");
        }
        return in.textValue().endsWith(end.textValue());
    }

    private static JsonNode trimStart(JsonNode in, JsonNode start) {
        return starts(in, start) ? text(in.textValue().substring(start.textValue().length())) : in;
    }

    private static JsonNode trimEnd(JsonNode in, JsonNode end) {
        String text = in.asText();
        return ends(in, end)
                ? text(text.substring(0, text.length() - end.textValue().length()))
                : in;
    }

    private static String strip(JsonNode in, boolean left, boolean right) {
        if (!in.isTextual()) {
            throw new JqException("trim input must be a string");
        }
        String text = in.textValue();
        int from = 0;
        int to = text.length();
        while (left && from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (right && to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** White space by Unicode, the no-break spaces included. */
    private static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
    }

    private static JsonNode explode(JsonNode in) {
        ArrayNode points = Json.array();
        required(in)
                .codePoints()
                .forEach(
                        point -> {
                            Interruption.check();
                            points.add(point);
                        });
        return points;
    }

    private static String required(JsonNode in) {
        if (!in.isTextual()) {
            throw new JqException("explode input must be a string");
        }
        return in.textValue();
    }

    private static JsonNode implode(JsonNode in) {
        if (!in.isArray()) {
            throw new JqException("implode input must be an array");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode each : in) {
            Interruption.check();
            if (!each.isNumber() || Numbers.isNaN(each)) {
                throw Values.error(
                        each, "can't be imploded, unicode codepoint needs to be numeric");
            }
            double point = Numbers.real(each);
            boolean valid = point >= 0 && point <= 0x10FFFF && (point < 0xD800 || point >= 0xE000);
            text.appendCodePoint(valid ? (int) point : 0xFFFD);
        }
        return text(text.toString());
    }

    private static JsonNode split(JsonNode in, JsonNode separator) {
        if (!in.isTextual() || !separator.isTextual()) {
            throw new JqException("split input and separator must be strings");
        }
        return Arithmetic.split(in.textValue(), separator.textValue());
    }

    private static String cased(JsonNode in, char from, char to, int shift) {
        char[] text = required(in).toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] >= from && text[i] <= to) {
                text[i] = (char) (text[i] + shift);
            }
        }
        return new String(text);
    }

    private static JsonNode bytes(JsonNode in) {
        if (!in.isTextual()) {
            throw Values.error(in, "only strings have UTF-8 byte length");
        }
        return Numbers.of(in.textValue().getBytes(StandardCharsets.UTF_8).length);
    }

    /** Where a text occurs in another, in code points, overlapping. */
    static JsonNode positions(String text, String part) {
        ArrayNode found = Json.array();
        if (part.isEmpty()) {
            return found;
        }
        int points = 0;
        int counted = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            Interruption.check();
            points += text.codePointCount(counted, at);
            counted = at;
            found.add(points);
        }
        return found;
    }
}
