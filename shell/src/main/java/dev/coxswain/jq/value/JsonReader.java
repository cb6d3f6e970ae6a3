package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON value after the other as jq does: concatenated or in lines, with nan, with jq's
 * words for what is wrong.
 */
public final class JsonReader {
    private static final int DEEPEST = 10_000;
    private static final int BUFFER = 1 << 16;

    private final ByteSource in;
    private final TextBuffer token = new TextBuffer();

    /** Open arrays and objects, and above an object the key whose value comes next. */
    private final List<JsonNode> stack = new ArrayList<>();

    private @Nullable JsonNode next;
    private boolean broken;

    public JsonReader(InputStream stream) {
        this.in = new ByteSource(stream, BUFFER);
    }

    /** The newlines of the text read so far, the current line's included where it is at hand. */
    public long lines() {
        return in.linesAtHand();
    }

    /**
     * Reads a text that is one value.
     *
     * @throws JqException with jq's words where it is not
     */
    public static JsonNode parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            JsonReader reader = new JsonReader(new ByteArrayInputStream(bytes));
            JsonNode value = reader.read();
            if (value == null) {
                throw new JqException("Expected JSON value");
            }
            if (reader.read() != null) {
                throw new JqException(
                        "Unexpected extra JSON values (while parsing '" + text + "')");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JqException e) {
            String message = e.value().asText();
            throw message.contains("while parsing")
                    ? e
                    : new JqException(message + " (while parsing '" + text + "')");
        }
    }

    /**
     * The next value, or null at the end.
     *
     * @throws JqException where the text is no JSON; nothing can be read after that
     */
    public @Nullable JsonNode read() throws IOException {
        if (broken) {
            return null;
        }
        try {
            return value();
        } catch (JqException e) {
            broken = true;
            throw e;
        }
    }

    private @Nullable JsonNode value() throws IOException {
        while (true) {
            int c = in.next();
            switch (c) {
                case -1 -> {
                    literal("at EOF ");
                    if (!stack.isEmpty()) {
                        throw wrong("Unfinished JSON term", "at EOF ");
                    }
                    return take();
                }
                case ' ', '\t', '\r', '\n' -> literal("");
                case '"' -> {
                    literal("");
                    JsonNode before = stack.isEmpty() ? take() : null;
                    if (before != null) {
                        in.back();
                        return before;
                    }
                    string();
                }
                case '[', '{', ':', ',', ']', '}' -> {
                    literal("");
                    JsonNode before = stack.isEmpty() && (c == '[' || c == '{') ? take() : null;
                    if (before != null) {
                        in.back();
                        return before;
                    }
                    structure((char) c);
                }
                default -> token.add(c);
            }
            if (stack.isEmpty() && next != null) {
                return take();
            }
        }
    }

    private @Nullable JsonNode take() {
        JsonNode value = next;
        next = null;
        return value;
    }

    private JqException wrong(String message) {
        return wrong(message, "");
    }

    private JqException wrong(String message, String end) {
        return new JqException(
                message + " " + end + "at line " + in.line() + ", column " + in.column());
    }

    private void literal(String end) {
        if (token.isEmpty()) {
            return;
        }
        String text = token.take();
        JsonNode value =
                switch (text) {
                    case "true" -> BooleanNode.TRUE;
                    case "false" -> BooleanNode.FALSE;
                    case "null" -> NullNode.instance;
                    default -> Numbers.special(text);
                };
        if (value == null) {
            value = number(text, end);
        }
        if (next != null) {
            throw wrong("Expected separator between values", end);
        }
        next = value;
    }

    private JsonNode number(String text, String end) {
        char first = text.charAt(0);
        if (first == '\'') {
            throw wrong("Invalid string literal; expected \", but got '", end);
        }
        if (first == 't' || first == 'f' || first == 'n' && !text.startsWith("nan")) {
            throw wrong("Invalid literal", end);
        }
        if (!NumberText.isNumber(text)) {
            throw wrong("Invalid numeric literal", end);
        }
        return Numbers.literal(first == '+' ? text.substring(1) : text);
    }

    private void structure(char c) {
        switch (c) {
            case '[' -> open(Json.array());
            case '{' -> open(Json.object());
            case ':' -> colon();
            case ',' -> comma();
            case ']' -> closeArray();
            default -> closeObject();
        }
    }

    private @Nullable JsonNode top() {
        return stack.isEmpty() ? null : stack.getLast();
    }

    private void open(JsonNode container) {
        if (stack.size() >= DEEPEST) {
            throw wrong("Exceeds depth limit for parsing");
        }
        if (next != null) {
            throw wrong("Expected separator between values");
        }
        stack.add(container);
    }

    private void colon() {
        JsonNode top = top();
        if (top == null) {
            throw wrong("':' not as part of an object");
        }
        if (next == null) {
            throw wrong("Expected string key before ':'");
        }
        if (top.isArray()) {
            throw wrong("':' not as part of an object");
        }
        if (top.isTextual()) {
            throw wrong("':' should follow a key");
        }
        if (!next.isTextual()) {
            throw wrong("Object keys must be strings");
        }
        stack.add(next);
        next = null;
    }

    private void comma() {
        JsonNode top = top();
        JsonNode value = next;
        if (value == null) {
            throw wrong("Expected value before ','");
        }
        switch (top) {
            case ArrayNode array -> array.add(value);
            case TextNode key -> {
                stack.removeLast();
                ((ObjectNode) stack.getLast()).set(key.textValue(), value);
            }
            case null -> throw wrong("',' not as part of an object or array");
            default -> throw wrong("Objects must consist of key:value pairs");
        }
        next = null;
    }

    private void closeArray() {
        if (!(top() instanceof ArrayNode array)) {
            throw wrong("Unmatched ']'");
        }
        JsonNode value = next;
        if (value != null) {
            array.add(value);
        } else if (!array.isEmpty()) {
            throw wrong("Expected another array element");
        }
        stack.removeLast();
        next = array;
    }

    private void closeObject() {
        JsonNode top = top();
        if (top == null) {
            throw wrong("Unmatched '}'");
        }
        JsonNode value = next;
        if (value != null) {
            if (!(top instanceof TextNode key)) {
                throw wrong("Objects must consist of key:value pairs");
            }
            stack.removeLast();
            ObjectNode object = (ObjectNode) stack.removeLast();
            object.set(key.textValue(), value);
            next = object;
            return;
        }
        if (!top.isObject()) {
            throw wrong("Unmatched '}'");
        }
        if (!top.isEmpty()) {
            throw wrong("Expected another key-value pair");
        }
        next = stack.removeLast();
    }

    private void string() throws IOException {
        if (next != null) {
            throw wrong("Expected separator between values");
        }
        StringToken string = new StringToken(in, token);
        String text = string.read();
        if (text == null) {
            throw wrong(string.problem(), in.isAtEnd() ? "at EOF " : "");
        }
        next = TextNode.valueOf(text);
    }
}
