package dev.coxswain.jq.builtin;

import static dev.coxswain.jq.builtin.Builtins.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.jq.JqException;
import dev.coxswain.jq.JqPrinter;
import dev.coxswain.jq.run.Custom;
import dev.coxswain.jq.run.Env;
import dev.coxswain.jq.run.Native;
import dev.coxswain.jq.run.Node;
import dev.coxswain.jq.value.Access;
import dev.coxswain.jq.value.Arithmetic;
import dev.coxswain.jq.value.Editor;
import dev.coxswain.jq.value.Interruption;
import dev.coxswain.jq.value.Numbers;
import dev.coxswain.jq.value.Sum;
import dev.coxswain.jq.value.Values;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Builtins about arrays and objects. */
final class Structure {
    static final String NAMES =
            """
             length/0 keys/0 keys_unsorted/0 has/1 in/1 contains/1 inside/1 add/0 add/1 sort/0
             sort_by/1 group_by/1 unique/0 unique_by/1 min/0 min_by/1 max/0 max_by/1 to_entries/0
             setpath/2 delpaths/1 type/0 bsearch/1 flatten/0 flatten/1 indices/1 reverse/0
            toarray/0 transpose/0 join/1
            """;

    private Structure() {}

    static @Nullable Node node(String signature, List<Node> a) {
        return switch (signature) {
            case "length/0" -> value((_, in, _) -> length(in)).shallow();
            case "keys/0" -> value((_, in, _) -> keys(in, true)).shallow();
            case "keys_unsorted/0" -> value((_, in, _) -> keys(in, false)).shallow();
            case "has/1" ->
                    new Native(a, true, (_, in, v) -> BooleanNode.valueOf(Access.has(in, v[0])))
                            .shallow();
            case "in/1" ->
                    new Native(a, true, (_, in, v) -> BooleanNode.valueOf(Access.has(v[0], in)));
            case "contains/1" ->
                    new Native(
                            a, true, (_, in, v) -> BooleanNode.valueOf(Values.contains(in, v[0])));
            case "inside/1" ->
                    new Native(
                            a, true, (_, in, v) -> BooleanNode.valueOf(Values.contains(v[0], in)));
            case "add/0" -> value((_, in, _) -> Sum.of(Values.elements(in)));
            case "add/1" -> Custom.one((env, in) -> sum(env, in, a.get(0)));
            case "setpath/2" -> new Native(a, true, (_, in, v) -> set(in, v[0], v[1]));
            case "delpaths/1" -> new Native(a, true, (_, in, v) -> delete(in, v[0]));
            case "type/0" -> value((_, in, _) -> TextNode.valueOf(Values.kind(in))).shallow();
            case "bsearch/1" -> new Native(a, true, (_, in, v) -> search(in, v[0]));
            case "flatten/0" -> value((_, in, _) -> flatten(in, Numbers.of(1_000_000_000)));
            case "flatten/1" -> new Native(a, false, (_, in, v) -> flatten(in, v[0]));
            case "indices/1" -> new Native(a, false, (_, in, v) -> indices(in, v[0]));
            case "reverse/0" -> value((_, in, _) -> reverse(in));
            case "toarray/0" -> value((_, in, _) -> in.isArray() ? in : Json.array().add(in));
            case "join/1" -> new Native(a, true, (_, in, v) -> join(in, v[0]));
            case "to_entries/0" -> value((_, in, _) -> entries(in));
            case "transpose/0" -> value((_, in, _) -> transpose(in));
            default -> Ordered.node(signature, a);
        };
    }

    private static JsonNode sum(Env env, JsonNode in, Node values) {
        Sum sum = new Sum();
        values.each(env, in, sum::add);
        return sum.total();
    }

    private static JsonNode length(JsonNode in) {
        return switch (in.getNodeType()) {
            case NULL -> Numbers.of(0);
            case STRING -> Numbers.of(in.textValue().codePointCount(0, in.textValue().length()));
            case NUMBER -> Numbers.magnitude(in);
            case ARRAY, OBJECT -> Numbers.of(in.size());
            default -> throw Values.error(in, "has no length");
        };
    }

    static JsonNode keys(JsonNode in, boolean sorted) {
        ArrayNode keys = Json.array();
        if (in.isArray()) {
            for (int i = 0; i < in.size(); i++) {
                Interruption.check(i);
                keys.add(i);
            }
        } else if (!in.isObject()) {
            throw Values.error(in, "has no keys");
        } else if (sorted) {
            Values.sortedKeys(in).forEach(keys::add);
        } else {
            in.fieldNames().forEachRemaining(keys::add);
        }
        return keys;
    }

    private static JsonNode set(JsonNode in, JsonNode path, JsonNode value) {
        Editor editor = new Editor(in);
        editor.set(path, value);
        return editor.value();
    }

    private static JsonNode delete(JsonNode in, JsonNode paths) {
        if (!paths.isArray()) {
            throw new JqException("Paths must be specified as an array");
        }
        List<JsonNode> all = new ArrayList<>();
        paths.forEach(all::add);
        Editor editor = new Editor(in);
        editor.delete(all);
        return editor.value();
    }

    private static JsonNode search(JsonNode in, JsonNode wanted) {
        if (!in.isArray()) {
            throw Values.error(in, "cannot be searched from");
        }
        int low = 0;
        int high = in.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Values.compare(in.get(middle), wanted);
            if (order == 0) {
                return Numbers.of(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Numbers.of(-1 - low);
    }

    private static JsonNode flatten(JsonNode in, JsonNode depth) {
        if (Values.compare(depth, Numbers.of(0)) < 0) {
            throw new JqException("flatten depth must not be negative");
        }
        ArrayNode flat = Json.array();
        Values.elements(in).forEachRemaining(each -> flatten(each, depth, flat));
        return flat;
    }

    private static void flatten(JsonNode each, JsonNode depth, ArrayNode flat) {
        Interruption.check();
        if (each.isArray() && Values.compare(depth, Numbers.of(0)) != 0) {
            JsonNode less = Arithmetic.subtract(depth, Numbers.of(1));
            each.forEach(inner -> flatten(inner, less, flat));
        } else {
            flat.add(each);
        }
    }

    private static JsonNode indices(JsonNode in, JsonNode part) {
        if (in.isTextual() && part.isTextual()) {
            return Texts.positions(in.textValue(), part.textValue());
        }
        if (in.isArray() && !part.isArray()) {
            return Arithmetic.positions(in, Json.array().add(part));
        }
        return Access.get(in, part);
    }

    /** Reads from the last index to the first, so what has a length but no indices fails there. */
    private static JsonNode reverse(JsonNode in) {
        double last = Numbers.real(length(in)) - 1;
        if (last > -1 && !in.isArray()) {
            Access.get(in, Numbers.of(last));
        }
        ArrayNode reversed = Json.array();
        for (int i = in.size() - 1; i >= 0; i--) {
            Interruption.check(i);
            reversed.add(in.get(i));
        }
        return reversed;
    }

    private static JsonNode entries(JsonNode in) {
        ArrayNode entries = Json.array();
        for (JsonNode key : keys(in, false)) {
            Interruption.check();
            entries.add(entry(key, Access.get(in, key)));
        }
        return entries;
    }

    private static JsonNode entry(JsonNode key, JsonNode value) {
        var entry = Json.object();
        entry.set("key", key);
        entry.set("value", value);
        return entry;
    }

    private static JsonNode join(JsonNode in, JsonNode between) {
        Sum all = new Sum();
        JsonNode before = TextNode.valueOf("");
        for (var parts = Values.elements(in); parts.hasNext(); before = between) {
            JsonNode part = parts.next();
            all.add(before);
            all.add(
                    part.isNumber() || part.isBoolean()
                            ? TextNode.valueOf(JqPrinter.compact(part))
                            : part);
        }
        JsonNode joined = all.total();
        return joined.isNull() ? TextNode.valueOf("") : joined;
    }

    private static JsonNode transpose(JsonNode in) {
        int width = 0;
        for (var rows = Values.elements(in); rows.hasNext(); ) {
            JsonNode row = rows.next();
            width = Math.max(width, length(row).intValue());
        }
        ArrayNode columns = Json.array();
        for (int i = 0; i < width; i++) {
            Interruption.check();
            ArrayNode column = columns.addArray();
            int at = i;
            Values.elements(in)
                    .forEachRemaining(row -> column.add(Access.get(row, Numbers.of(at))));
        }
        return columns;
    }
}
