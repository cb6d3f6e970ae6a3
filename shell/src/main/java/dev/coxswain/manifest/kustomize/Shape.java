package dev.coxswain.manifest.kustomize;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a field of a kustomization may hold, with the words of Go's decoder for anything else. */
sealed interface Shape {
    Shape TEXT = new Scalar("string");
    Shape NUMBER = new Scalar("int64");
    Shape FLAG = new Scalar("bool");
    Shape TEXTS = new Many(TEXT, "[]string");
    Shape TEXT_MAP = new TextMap();
    Shape ANY = new Anything();

    /** A text, number or truth value, by Go's name. */
    record Scalar(String type) implements Shape {}

    /** A list. */
    record Many(Shape each, String type) implements Shape {}

    /** A map of texts. */
    record TextMap() implements Shape {}

    /** Whatever is there, as it is not read here. */
    record Anything() implements Shape {}

    /**
     * An object of known fields.
     *
     * @param type Go's name for it
     * @param fields by name
     * @param embedded the path that Go's messages put before a field's name
     */
    record Struct(String type, Map<String, Shape> fields, Map<String, String> embedded)
            implements Shape {
        Struct(String type) {
            this(type, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /** The same with more fields of one shape, their names set apart by blanks. */
        Struct with(Shape shape, String names) {
            return inside("", shape, names);
        }

        /** The same with fields of an embedded struct. */
        Struct inside(String path, Shape shape, String names) {
            for (String name : names.split(" ", -1)) {
                fields.put(name, shape);
                embedded.put(name, path + name);
            }
            return this;
        }
    }

    /**
     * Refuses what does not fit.
     *
     * @throws Kustomization.Unfit in the decoder's words
     */
    static void check(Struct struct, JsonNode value) {
        check(struct, value, struct.type, "");
    }

    private static void check(Shape shape, JsonNode value, String struct, String path) {
        if (value.isNull()) {
            return;
        }
        switch (shape) {
            case Anything _ -> {}
            case Scalar scalar -> {
                boolean fits =
                        switch (scalar.type()) {
                            case "string" -> value.isTextual();
                            case "bool" -> value.isBoolean();
                            default -> value.isIntegralNumber();
                        };
                require(fits, value, struct, path, scalar.type());
            }
            case Many many -> {
                require(value.isArray(), value, struct, path, many.type());
                value.forEach(one -> check(many.each(), one, struct, path));
            }
            case TextMap _ -> {
                require(value.isObject(), value, struct, path, "map[string]string");
                value.forEach(one -> check(TEXT, one, struct, path));
            }
            case Struct inner -> {
                require(value.isObject(), value, struct, path, "types." + inner.type);
                for (Map.Entry<String, JsonNode> each : value.properties()) {
                    Shape field = inner.fields.get(each.getKey());
                    if (field == null) {
                        throw new Kustomization.Unfit("unknown field \"" + each.getKey() + "\"");
                    }
                    String name = inner.embedded.getOrDefault(each.getKey(), each.getKey());
                    check(
                            field,
                            each.getValue(),
                            inner.type,
                            path.isEmpty() ? name : path + "." + name);
                }
            }
        }
    }

    private static void require(
            boolean fits, JsonNode value, String struct, String path, String type) {
        if (fits) {
            return;
        }
        String is =
                switch (value.getNodeType()) {
                    case ARRAY -> "array";
                    case STRING -> "string";
                    case BOOLEAN -> "bool";
                    case OBJECT -> "object";
                    default -> "number";
                };
        throw new Kustomization.Unfit(
                "cannot unmarshal "
                        + is
                        + " into Go struct field "
                        + struct
                        + "."
                        + path
                        + " of type "
                        + type);
    }
}
