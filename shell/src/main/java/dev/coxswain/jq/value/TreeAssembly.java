package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Puts whole values together. */
sealed class TreeAssembly implements Assembly permits ItemAssembly {
    private static final int DEEPEST = 10_000;

    /** Open arrays and objects, and above an object the key whose value comes next. */
    private final List<JsonNode> stack = new ArrayList<>();

    private @Nullable JsonNode next;

    @Override
    public @Nullable String value(JsonNode value) {
        if (next != null) {
            return NO_SEPARATOR;
        }
        next = value;
        return null;
    }

    @Override
    public @Nullable String mark(char mark) {
        return switch (mark) {
            case '[' -> open(Json.array());
            case '{' -> open(Json.object());
            case ':' -> colon();
            case ',' -> comma();
            case ']' -> closeArray();
            default -> closeObject();
        };
    }

    @Override
    public @Nullable JsonNode take() {
        if (!stack.isEmpty()) {
            return null;
        }
        JsonNode value = next;
        next = null;
        return value;
    }

    @Override
    public boolean isOpen() {
        return !stack.isEmpty();
    }

    @Override
    public boolean isCut() {
        return isOpen() || (next != null && next.isNumber());
    }

    @Override
    public ArrayNode path() {
        return Json.array();
    }

    @Override
    public void reset() {
        stack.clear();
        next = null;
    }

    private @Nullable JsonNode top() {
        return stack.isEmpty() ? null : stack.getLast();
    }

    private @Nullable String open(JsonNode container) {
        if (stack.size() >= DEEPEST) {
            return "Exceeds depth limit for parsing";
        }
        if (next != null) {
            return NO_SEPARATOR;
        }
        stack.add(container);
        opened(stack);
        return null;
    }

    /** An array or object was opened and is the last on the stack. */
    void opened(List<JsonNode> open) {}

    /** An element of an array is complete. */
    void element(ArrayNode array, JsonNode value) {
        array.add(value);
    }

    /** Whether an array that is open has elements already. */
    boolean hasElements(ArrayNode array) {
        return !array.isEmpty();
    }

    /** An array is complete. */
    void closed(ArrayNode array) {}

    private @Nullable String colon() {
        JsonNode top = top();
        JsonNode key = next;
        if (top == null || key == null) {
            return NO_KEY;
        }
        if (!top.isObject()) {
            return NOT_IN_OBJECT;
        }
        if (!key.isTextual()) {
            return KEY_NO_STRING;
        }
        stack.add(key);
        next = null;
        return null;
    }

    private @Nullable String comma() {
        JsonNode value = next;
        if (value == null || stack.isEmpty()) {
            return NO_VALUE;
        }
        // No switch over types: the JDK makes one anew in each process, archive or not.
        if (stack.getLast() instanceof ArrayNode array) {
            element(array, value);
        } else if (stack.getLast() instanceof TextNode key) {
            stack.removeLast();
            ((ObjectNode) stack.getLast()).set(key.textValue(), value);
        } else {
            return NO_PAIR;
        }
        next = null;
        return null;
    }

    private @Nullable String closeArray() {
        if (!(top() instanceof ArrayNode array)) {
            return "Unmatched ']'";
        }
        JsonNode value = next;
        if (value != null) {
            element(array, value);
        } else if (hasElements(array)) {
            return "Expected another array element";
        }
        stack.removeLast();
        closed(array);
        next = array;
        return null;
    }

    private @Nullable String closeObject() {
        JsonNode top = top();
        if (top == null) {
            return "Unmatched '}'";
        }
        JsonNode value = next;
        if (value != null) {
            if (!(top instanceof TextNode key)) {
                return NO_PAIR;
            }
            stack.removeLast();
            ObjectNode object = (ObjectNode) stack.removeLast();
            object.set(key.textValue(), value);
            next = object;
            return null;
        }
        if (!top.isObject()) {
            return "Unmatched '}'";
        }
        if (!top.isEmpty()) {
            return "Expected another key-value pair";
        }
        next = stack.removeLast();
        return null;
    }
}
