package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Objects;

/** {@code eq}, {@code lt} and their kin: Go compares only what has one type. */
final class Comparisons {
    private Comparisons() {}

    /** Whether the first equals any of the others. */
    static boolean equal(List<Value> arguments) {
        Value first = arguments.getFirst().unboxed();
        if (arguments.size() == 1) {
            throw new TemplateException("missing argument for comparison");
        }
        for (Value each : arguments.subList(1, arguments.size())) {
            if (equal(first, each.unboxed())) {
                return true;
            }
        }
        return false;
    }

    private static boolean equal(Value a, Value b) {
        if (!kind(a).equals(kind(b))) {
            if (a.valid() && b.valid()) {
                throw incompatible(a, b);
            }
            return false;
        }
        if (a.raw() instanceof JsonNode || b.raw() instanceof JsonNode) {
            if (a.raw() == null || b.raw() == null) {
                return false;
            }
            throw new TemplateException(
                    "non-comparable type "
                            + Verbs.format(List.of("%s", a.raw()))
                            + ": "
                            + a.innerType());
        }
        return number(a) && number(b)
                ? ((Number) Objects.requireNonNull(a.raw())).longValue()
                        == ((Number) Objects.requireNonNull(b.raw())).longValue()
                : Objects.equals(a.raw(), b.raw());
    }

    static boolean less(List<Value> arguments) {
        return order(arguments) < 0;
    }

    static boolean lessOrEqual(List<Value> arguments) {
        return order(arguments) <= 0;
    }

    private static int order(List<Value> arguments) {
        Value a = arguments.get(0).unboxed();
        Value b = arguments.get(1).unboxed();
        if (kind(a).isEmpty() || kind(b).isEmpty()) {
            throw new TemplateException("invalid type for comparison");
        }
        if (!kind(a).equals(kind(b))) {
            throw incompatible(a, b);
        }
        return switch (a.raw()) {
            case String text -> text.compareTo((String) Objects.requireNonNull(b.raw()));
            case Double x -> Double.compare(x, (Double) Objects.requireNonNull(b.raw()));
            case Number x ->
                    Long.compare(
                            x.longValue(), ((Number) Objects.requireNonNull(b.raw())).longValue());
            case null, default -> throw new TemplateException("invalid type for comparison");
        };
    }

    private static boolean number(Value value) {
        return kind(value).equals("int");
    }

    private static String kind(Value value) {
        return switch (value.raw()) {
            case Boolean _ -> "bool";
            case String _ -> "string";
            case Double _ -> "float";
            case Number _ -> "int";
            case null, default -> "";
        };
    }

    private static TemplateException incompatible(Value a, Value b) {
        return new TemplateException(
                "incompatible types for comparison: " + a.innerType() + " and " + b.innerType());
    }
}
