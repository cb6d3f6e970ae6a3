package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;

import dev.coxswain.document.Json;

import org.jspecify.annotations.Nullable;

/**
 * Puts {@code --stream}'s events together: {@code [path, leaf]} for each leaf, {@code [path]} of
 * the last element where an array or object with elements closes.
 */
final class EventAssembly implements Assembly {
    /** What came last within the innermost array or object. */
    private enum Last {
        NONE,
        ARRAY_OPENED,
        OBJECT_OPENED,
        COLON,
        COMMA,
        VALUE
    }

    /** The index or key that each open array or object stands at; null before an object's first. */
    private final ArrayNode path = Json.array();

    private Last last = Last.NONE;
    private @Nullable JsonNode next;
    private @Nullable JsonNode event;
    private @Nullable JsonNode eventAfter;

    @Override
    public @Nullable String value(JsonNode value) {
        if (!takesValue()) {
            return NO_SEPARATOR;
        }
        last = isOpen() ? Last.VALUE : Last.NONE;
        next = value;
        return null;
    }

    @Override
    public boolean passesOver() {
        return false;
    }

    @Override
    public boolean takesValue() {
        return next == null && last != Last.VALUE;
    }

    @Override
    public @Nullable String mark(char mark) {
        return switch (mark) {
            case '[' -> open(IntNode.valueOf(0), Last.ARRAY_OPENED);
            case '{' -> open(NullNode.instance, Last.OBJECT_OPENED);
            case ':' -> colon();
            case ',' -> comma();
            case ']' -> closeArray();
            default -> closeObject();
        };
    }

    @Override
    public @Nullable JsonNode take() {
        if (!isOpen() && next != null) {
            leaf();
        }
        JsonNode taken = event;
        event = eventAfter;
        eventAfter = null;
        return taken;
    }

    @Override
    public boolean isOpen() {
        return !path.isEmpty();
    }

    @Override
    public boolean isCut() {
        return isOpen() || (next != null && next.isNumber());
    }

    @Override
    public ArrayNode path() {
        return path.deepCopy();
    }

    @Override
    public void reset() {
        path.removeAll();
        last = Last.NONE;
        next = null;
        event = null;
        eventAfter = null;
    }

    private boolean inArray() {
        return isOpen() && top().isNumber();
    }

    private JsonNode top() {
        return path.get(path.size() - 1);
    }

    private void top(JsonNode key) {
        path.set(path.size() - 1, key);
    }

    /** Gives the value at hand as an event; whether there was one. */
    private boolean leaf() {
        JsonNode value = next;
        if (value == null) {
            return false;
        }
        event = Json.array().add(path()).add(value);
        next = null;
        return true;
    }

    private @Nullable String open(JsonNode key, Last opened) {
        if (next != null || (last == Last.VALUE && opened == Last.OBJECT_OPENED)) {
            return "Expected a separator between values";
        }
        if (inObject() && last != Last.COLON) {
            return "Expected string key after '%s', not '%s'"
                    .formatted(
                            last == Last.COMMA ? "," : "{",
                            opened == Last.ARRAY_OPENED ? "[" : "{");
        }
        path.add(key);
        last = opened;
        return null;
    }

    private boolean inObject() {
        return isOpen() && !top().isNumber();
    }

    private @Nullable String colon() {
        if (!isOpen() || inArray()) {
            return NOT_IN_OBJECT;
        }
        JsonNode key = next;
        if (key == null || last == Last.NONE) {
            return NO_KEY;
        }
        if (!key.isTextual()) {
            return KEY_NO_STRING;
        }
        if (last != Last.VALUE) {
            return "':' should follow a key";
        }
        top(key);
        next = null;
        last = Last.COLON;
        return null;
    }

    private @Nullable String comma() {
        if (last != Last.VALUE) {
            return NO_VALUE;
        }
        if (top().isNull()) {
            return NO_PAIR;
        }
        leaf();
        top(inArray() ? IntNode.valueOf(top().intValue() + 1) : NullNode.instance);
        last = Last.COMMA;
        return null;
    }

    private @Nullable String closeArray() {
        if (!isOpen()) {
            return "Unmatched ']' at the top-level";
        }
        if (last == Last.COMMA) {
            return "Expected another array element";
        }
        if (!inArray()) {
            return "Unmatched ']' in the middle of an object";
        }
        close(last == Last.ARRAY_OPENED ? Json.array() : null);
        return null;
    }

    private @Nullable String closeObject() {
        if (!isOpen()) {
            return "Unmatched '}' at the top-level";
        }
        if (last == Last.COMMA) {
            return "Expected another key:value pair";
        }
        if (inArray()) {
            return "Unmatched '}' in the middle of an array";
        }
        if (next != null && !top().isTextual()) {
            return NO_PAIR;
        }
        if (next == null && last == Last.COLON) {
            return "Missing value in key:value pair";
        }
        close(last == Last.OBJECT_OPENED ? Json.object() : null);
        return null;
    }

    /** Leaves the innermost array or object; an empty one is a leaf itself. */
    private void close(@Nullable JsonNode empty) {
        if (empty == null) {
            JsonNode closing = Json.array().add(path());
            if (leaf()) {
                eventAfter = closing;
            } else {
                event = closing;
            }
        }
        path.remove(path.size() - 1);
        if (empty != null) {
            event = Json.array().add(path()).add(empty);
        }
        last = isOpen() ? Last.VALUE : Last.NONE;
    }
}
