package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.coxswain.document.Json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code len}, {@code index}, {@code slice} and {@code exists}. */
final class Elements {
    private Elements() {}

    static long length(Value value) {
        return switch (value.raw()) {
            case String text -> bytes(text).length;
            case JsonNode node -> node.size();
            case null ->
                    throw new TemplateException(
                            value.boxed()
                                    ? "len of nil pointer"
                                    : "reflect: call of reflect.Value.Type on zero Value");
            default -> throw new TemplateException("len of type " + value.innerType());
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Value index(List<Value> arguments) {
        Value item = arguments.getFirst().unboxed();
        if (!item.valid()) {
            throw new TemplateException("index of untyped nil");
        }
        for (Value index : arguments.subList(1, arguments.size())) {
            if (item.raw() == null) {
                throw new TemplateException("index of nil pointer");
            }
            item = one(item, index.unboxed());
        }
        return item;
    }

    private static Value one(Value item, Value index) {
        if (item.raw() instanceof String text) {
            byte[] bytes = bytes(text);
            return Value.of((Object) bytes[position(index, bytes.length, true, "string")]);
        }
        if (item.isList()) {
            return Value.of(item.node().get(position(index, item.node().size(), true, "slice")));
        }
        if (!item.isMap()) {
            throw new TemplateException("can't index item of type " + item.innerType());
        }
        if (!index.valid()) {
            throw new TemplateException("value is nil; should be of type string");
        }
        if (!(index.raw() instanceof String key)) {
            throw new TemplateException(
                    "value has type " + index.innerType() + "; should be string");
        }
        JsonNode found = item.node().get(key);
        return found == null ? Value.NIL : Value.of(found);
    }

    private static int position(Value index, int size, boolean inside, String what) {
        if (!index.valid()) {
            throw new TemplateException("cannot index slice/array with nil");
        }
        if (!(index.raw() instanceof Number number) || number instanceof Double) {
            throw new TemplateException("cannot index slice/array with type " + index.innerType());
        }
        long at = number.longValue();
        if (at < 0 || at > size) {
            throw new TemplateException("index out of range: " + at);
        }
        if (inside && at == size) {
            throw new TemplateException("reflect: " + what + " index out of range");
        }
        return (int) at;
    }

    static Value slice(List<Value> arguments) {
        Value item = arguments.getFirst().unboxed();
        if (!item.valid()) {
            throw new TemplateException("slice of untyped nil");
        }
        List<Value> bounds = arguments.subList(1, arguments.size());
        if (bounds.size() > 3) {
            throw new TemplateException("too many slice indexes: " + bounds.size());
        }
        boolean text = item.raw() instanceof String;
        if (text && bounds.size() == 3) {
            throw new TemplateException("cannot 3-index slice a string");
        }
        if (!text && !item.isList()) {
            throw new TemplateException("can't slice item of type " + item.innerType());
        }
        int size = (int) length(item);
        int[] at = {0, size, size};
        for (int i = 0; i < bounds.size(); i++) {
            at[i] = position(bounds.get(i).unboxed(), size, false, "");
        }
        if (at[0] > at[1] || (bounds.size() == 3 && at[1] > at[2])) {
            int first = at[0] > at[1] ? 0 : 1;
            throw new TemplateException(
                    "invalid slice index: " + at[first] + " > " + at[first + 1]);
        }
        return Value.of(item.raw() instanceof String whole ? cut(whole, at) : cut(item.node(), at));
    }

    private static String cut(String text, int[] at) {
        return new String(bytes(text), at[0], at[1] - at[0], StandardCharsets.UTF_8);
    }

    private static ArrayNode cut(JsonNode list, int[] at) {
        ArrayNode part = Json.array();
        for (int i = at[0]; i < at[1]; i++) {
            part.add(list.get(i));
        }
        return part;
    }

    /** kubectl's own: whether the path of keys and indexes leads to something. */
    static boolean exists(List<Value> arguments) {
        Value item = arguments.getFirst();
        for (Value index : arguments.subList(1, arguments.size())) {
            if (item.raw() == null) {
                return false;
            }
            if (item.isMap()) {
                if (!(index.raw() instanceof String key) || !item.node().has(key)) {
                    return false;
                }
                item = Value.of(java.util.Objects.requireNonNull(item.node().get(key)));
            } else if (item.isList()) {
                if (!(index.raw() instanceof Long at) || at < 0 || at >= item.node().size()) {
                    return false;
                }
                item = Value.of(item.node().get(at.intValue()));
            } else {
                return false;
            }
        }
        return true;
    }
}
