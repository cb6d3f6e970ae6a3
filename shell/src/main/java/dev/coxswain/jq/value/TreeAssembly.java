package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.Parts;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Puts whole values together. */
sealed class TreeAssembly implements Assembly permits ItemAssembly {
    private static final int DEEPEST = 10_000;

    /** The innermost array or object that is not closed yet. */
    private @Nullable Level top;

    private @Nullable JsonNode next;

    /** An array or object that is not closed yet; one of the two is there. */
    private static final class Level {
        final @Nullable Level below;
        final @Nullable ArrayNode array;
        final @Nullable ObjectNode object;

        /** How many arrays, objects and keys lead here, itself included. */
        final int depth;

        /** What is read of it. */
        Parts parts;

        /** The key of the object whose value comes next. */
        @Nullable String key;

        Level(
                @Nullable Level below,
                @Nullable ArrayNode array,
                @Nullable ObjectNode object,
                Parts parts) {
            this.below = below;
            this.array = array;
            this.object = object;
            this.parts = parts;
            this.depth = below == null ? 1 : below.inner() + 1;
        }

        int inner() {
            return key == null ? depth : depth + 1;
        }

        /** What is read of the value that comes next in it; null for nothing. */
        @Nullable Parts next() {
            return array != null ? parts.element() : key == null ? Parts.ALL : parts.at(key);
        }
    }

    @Override
    public @Nullable String value(JsonNode value) {
        if (next != null) {
            return NO_SEPARATOR;
        }
        next = value;
        return null;
    }

    @Override
    public boolean takesValue() {
        return next == null;
    }

    @Override
    public boolean passesOver() {
        Level level = top;
        return level != null && !level.parts.isWhole() && next == null && level.next() == null;
    }

    @Override
    public @Nullable String mark(char mark) {
        return switch (mark) {
            case '[' -> open(Json.array(), null);
            case '{' -> open(null, Json.object());
            case ':' -> colon();
            case ',' -> comma();
            case ']' -> closeArray();
            default -> closeObject();
        };
    }

    @Override
    public @Nullable JsonNode take() {
        if (top != null) {
            return null;
        }
        JsonNode value = next;
        next = null;
        return value;
    }

    @Override
    public boolean isOpen() {
        return top != null;
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
        top = null;
        next = null;
    }

    private @Nullable String open(@Nullable ArrayNode array, @Nullable ObjectNode object) {
        if (top != null && top.inner() >= DEEPEST) {
            return "Exceeds depth limit for parsing";
        }
        if (next != null) {
            return NO_SEPARATOR;
        }
        Parts parts = top == null ? Parts.ALL : top.next();
        top = new Level(top, array, object, parts == null ? Parts.ALL : parts);
        if (array != null) {
            opened(array);
        }
        return null;
    }

    /** An array was opened and is the innermost. */
    void opened(ArrayNode array) {}

    /** Says what is read of each element of the array just opened. */
    void readsOfElements(Parts parts) {
        if (top != null) {
            top.parts = Parts.of(Map.of(), parts, true);
        }
    }

    /** Whether the array just opened is the value of this key in a value that is an object. */
    boolean isOutermostAt(String key) {
        Level object = top == null ? null : top.below;
        return object != null && object.below == null && key.equals(object.key);
    }

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
        Level level = top;
        JsonNode key = next;
        if (level == null || key == null) {
            return NO_KEY;
        }
        if (level.object == null || level.key != null) {
            return NOT_IN_OBJECT;
        }
        if (!key.isTextual()) {
            return KEY_NO_STRING;
        }
        level.key = key.textValue();
        next = null;
        return null;
    }

    private @Nullable String comma() {
        JsonNode value = next;
        Level level = top;
        if (value == null || level == null) {
            return NO_VALUE;
        }
        if (level.array != null) {
            element(level.array, value);
        } else if (!put(level, value)) {
            return NO_PAIR;
        }
        next = null;
        return null;
    }

    /** False where the object waits for a key. */
    private static boolean put(Level level, JsonNode value) {
        if (level.object == null || level.key == null) {
            return false;
        }
        level.object.set(level.key, value);
        level.key = null;
        return true;
    }

    private @Nullable String closeArray() {
        Level level = top;
        ArrayNode array = level == null ? null : level.array;
        if (level == null || array == null) {
            return "Unmatched ']'";
        }
        JsonNode value = next;
        if (value != null) {
            element(array, value);
        } else if (hasElements(array)) {
            return "Expected another array element";
        }
        top = level.below;
        closed(array);
        next = array;
        return null;
    }

    private @Nullable String closeObject() {
        Level level = top;
        if (level == null) {
            return "Unmatched '}'";
        }
        JsonNode value = next;
        if (value != null) {
            if (!put(level, value)) {
                return NO_PAIR;
            }
        } else if (level.object == null || level.key != null) {
            return "Unmatched '}'";
        } else if (!level.object.isEmpty()) {
            return "Expected another key-value pair";
        }
        next = level.object;
        top = level.below;
        return null;
    }
}
