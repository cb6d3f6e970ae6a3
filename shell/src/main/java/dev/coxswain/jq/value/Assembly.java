package dev.coxswain.jq.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.jspecify.annotations.Nullable;

/** What the pieces of a JSON text are put together to, as jq's parser does it. */
sealed interface Assembly permits TreeAssembly, EventAssembly {
    String NO_SEPARATOR = "Expected separator between values";
    String NOT_IN_OBJECT = "':' not as part of an object";
    String NO_KEY = "Expected string key before ':'";
    String KEY_NO_STRING = "Object keys must be strings";
    String NO_VALUE = "Expected value before ','";
    String NO_PAIR = "Objects must consist of key:value pairs";

    /** Takes a string or literal; gives back what is wrong with it here, or null. */
    @Nullable String value(JsonNode value);

    /** Whether a string or literal has its place here. */
    boolean takesValue();

    /** Whether the value that comes next is not looked at, and null may be given for it. */
    boolean passesOver();

    /** Takes one of {@code []{},:}; gives back what is wrong with it here, or null. */
    @Nullable String mark(char mark);

    /** The next thing that is complete, or null. */
    @Nullable JsonNode take();

    /** Whether an array or object is not closed yet. */
    boolean isOpen();

    /** Whether something was begun that an end of the text would cut off. */
    boolean isCut();

    /** The keys that lead to where the text stands. */
    ArrayNode path();

    /** Forgets all that is not complete. */
    void reset();
}
