package dev.coxswain.jq.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqPrinter;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.value.Interruption;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Utf8;
import dev.coxswain.jq.value.Values;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** {@code @text} and its kin. */
public final class Formats {
    /** The names after the {@code @}. */
    public static final List<String> NAMES =
            List.of(
                    "text", "json", "csv", "tsv", "html", "uri", "urid", "sh", "base64", "base64d",
                    "base32", "base32d");

    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Formats() {}

    /** The outputs of {@code body} put through a format. */
    public static Node node(String name, Node body) {
        return new Native(
                        List.of(body),
                        true,
                        (_, _, values) -> TextNode.valueOf(apply(name, values[0])))
                .blind();
    }

    static String apply(JsonNode name, JsonNode value) {
        if (!name.isTextual()) {
            throw Values.error(name, "is not a valid format");
        }
        return apply(name.textValue(), value);
    }

    static String apply(String name, JsonNode value) {
        return switch (name) {
            case "text" -> Values.text(value);
            case "json" -> JqPrinter.compact(value);
            case "csv" -> row(value, "csv", ",", Formats::csv);
            case "tsv" -> row(value, "tsv", "\t", Formats::tsv);
            case "html" -> html(Values.text(value));
            case "uri" -> uri(Values.text(value));
            case "urid" -> uriDecoded(value, Values.text(value));
            case "sh" -> shell(value);
            case "base64" ->
                    Base64.getEncoder()
                            .encodeToString(Values.text(value).getBytes(StandardCharsets.UTF_8));
            case "base64d" -> base64Decoded(Values.text(value));
            case "base32" -> base32(Values.text(value).getBytes(StandardCharsets.UTF_8));
            case "base32d" -> base32Decoded(value, Values.text(value));
            default -> throw new JqException(name + " is not a valid format");
        };
    }

    private static String row(
            JsonNode value, String name, String separator, Function<String, String> quote) {
        if (!value.isArray()) {
            throw Values.error(value, "cannot be " + name + "-formatted, only array");
        }
        StringBuilder text = new StringBuilder();
        String between = "";
        for (JsonNode each : value) {
            Interruption.check();
            text.append(between);
            between = separator;
            switch (each.getNodeType()) {
                case NULL -> {}
                case BOOLEAN -> text.append(each.booleanValue());
                case NUMBER -> text.append(Numbers.isNaN(each) ? "" : Numbers.text(each));
                case STRING -> text.append(quote.apply(each.textValue()));
                default -> throw Values.error(each, "is not valid in a csv row");
            }
        }
        return text.toString();
    }

    private static String csv(String text) {
        return '"' + text.replace("\"", "\"\"").replace("\0", "\\0") + '"';
    }

    private static String tsv(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n")
                .replace("\0", "\\0");
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;")
                .replace("\0", "\\0");
    }

    private static String uri(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            Interruption.check(out.length());
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return out.toString();
    }

    private static String uriDecoded(JsonNode value, String text) {
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer to = ByteBuffer.allocate(from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '%') {
                to.put(from[i]);
                continue;
            }
            int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw Values.error(value, "is not a valid uri encoding");
            }
            to.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(to.flip()).toString();
        } catch (CharacterCodingException e) {
            throw Values.error(value, "is not a valid uri encoding");
        }
    }

    private static String shell(JsonNode value) {
        if (!value.isArray()) {
            return shellWord(value);
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode each : value) {
            Interruption.check();
            text.append(text.isEmpty() ? "" : " ").append(shellWord(each));
        }
        return text.toString();
    }

    private static String shellWord(JsonNode value) {
        if (value.isContainerNode()) {
            throw Values.error(value, "can not be escaped for shell");
        }
        return value.isTextual()
                ? "'" + value.textValue().replace("'", "'\\''").replace("\0", "\\0") + "'"
                : JqPrinter.compact(value);
    }

    private static String base64Decoded(String text) {
        StringBuilder known = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '=') {
                break;
            }
            Interruption.check(known.length());
            boolean valid = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
            if (!valid) {
                throw Values.error(TextNode.valueOf(text), "is not valid base64 data");
            }
            known.append(c);
        }
        if (known.length() % 4 == 1) {
            throw Values.error(TextNode.valueOf(text), "trailing base64 byte found");
        }
        byte[] bytes = Base64.getDecoder().decode(known.toString());
        return Utf8.decode(bytes);
    }

    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length * 8; i += 5) {
            Interruption.check(out.length());
            int five = 0;
            for (int bit = i; bit < i + 5; bit++) {
                int set = bit / 8 < bytes.length ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0;
                five = five << 1 | set;
            }
            out.append(BASE32.charAt(five));
        }
        while (out.length() % 8 != 0) {
            out.append('=');
        }
        return out.toString();
    }

    private static String base32Decoded(JsonNode value, String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        int held = 0;
        int bits = 0;
        for (char c : text.toCharArray()) {
            if (c == '=') {
                break;
            }
            Interruption.check(bytes.position());
            int five = BASE32.indexOf(c);
            if (five < 0) {
                throw Values.error(value, "is not valid base32 data");
            }
            held = (held << 5 | five) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
