package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/**
 * A value as Go sees it.
 *
 * @param raw a text, {@code Boolean}, {@code Long} (Go's int), {@code BigInteger} (int64, a whole
 *     number of the data), {@code Double} (float64), {@code Byte} (a byte of a text), an object or
 *     array; null for nil and for no value
 * @param boxed whether it comes straight out of a map or list, where Go knows it as {@code
 *     interface {}}
 * @param valid whether there is a value at all
 */
record Value(@Nullable Object raw, boolean boxed, boolean valid) {
    /** No value, as of a key that is missing. */
    static final Value NONE = new Value(null, false, false);

    /** A nil where any type may stand. */
    static final Value NIL = new Value(null, true, true);

    static Value of(Object raw) {
        return new Value(raw, false, true);
    }

    /** A value out of the data. */
    static Value of(JsonNode node) {
        return new Value(raw(node), true, true);
    }

    static @Nullable Object raw(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case NUMBER ->
                    node.isIntegralNumber() && node.canConvertToLong()
                            ? node.bigIntegerValue()
                            : (Object) node.doubleValue();
            case BOOLEAN -> node.booleanValue();
            case OBJECT, ARRAY -> node;
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /** This value out of its box; a nil becomes no value. */
    Value unboxed() {
        return boxed ? raw == null ? NONE : new Value(raw, false, true) : this;
    }

    boolean isMap() {
        return raw instanceof JsonNode node && node.isObject();
    }

    boolean isList() {
        return raw instanceof JsonNode node && node.isArray();
    }

    JsonNode node() {
        return (JsonNode) java.util.Objects.requireNonNull(raw);
    }

    /** What conditions make of it. */
    boolean truth() {
        return switch (raw) {
            case null -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0;
            case JsonNode node -> !node.isEmpty();
            default -> true;
        };
    }

    /** Go's name of the type it is known as. */
    String typeName() {
        return boxed ? "interface {}" : innerType();
    }

    /** Go's name of the type it really has. */
    String innerType() {
        return typeOf(raw);
    }

    static String typeOf(@Nullable Object raw) {
        return switch (raw) {
            case null -> "<nil>";
            case Boolean _ -> "bool";
            case String _ -> "string";
            case Long _ -> "int";
            case BigInteger _ -> "int64";
            case Byte _ -> "uint8";
            case Double _ -> "float64";
            case JsonNode node when node.isObject() -> "map[string]interface {}";
            default -> "[]interface {}";
        };
    }
}
