package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.model.Quantity;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds values of a wrong type and fields a kind does not have, in the server's words. */
final class TypeCheck {
    private TypeCheck() {}

    /** Checks an object, says what it has no fields for, and takes that out of it. */
    static void check(Decoded body, Kind kind, List<String> unknown) {
        var walk = new Walk(kind, body.sorted(), unknown, new ArrayList<>());
        walk.object(body.object(), kind.schema(), new At(null, "", false, kind.type().kind()));
        walk.superfluous().forEach(Runnable::run);
    }

    /** The word Go's JSON has for what a value is. */
    static String word(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case STRING -> "string";
            case ARRAY -> "array";
            default -> "object";
        };
    }

    /** The type OpenAPI has for what a value is. */
    static String found(JsonNode value) {
        return value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : word(value);
    }

    /** Whether a value is of the schema's type. */
    static boolean fits(JsonNode value, Schema schema) {
        return switch (schema.type()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    static StatusException unhandled(Kind kind, String why) {
        return Faults.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s"
                        .formatted(
                                kind.type().kind(),
                                kind.type().version(),
                                kind.type().kind(),
                                why));
    }

    /**
     * Where a value is; said only where something is wrong with it.
     *
     * @param outer where what holds it is; null for the object itself
     * @param step the name of a field, the key of a map, or an index in brackets
     * @param told whether type errors name the step too
     * @param struct the name of the type around it
     */
    private record At(@Nullable At outer, String step, boolean told, String struct) {
        At field(String name, String around) {
            return new At(this, name, true, around);
        }

        At key(String name) {
            return new At(this, name, false, struct);
        }

        At element(int index) {
            return new At(this, "[" + index + "]", false, struct);
        }

        /** The path with keys and indexes, for unknown fields. */
        String path() {
            return path(true);
        }

        /** The path without, as type errors name it. */
        String plain() {
            return path(false);
        }

        private String path(boolean whole) {
            if (outer == null) {
                return "";
            }
            String before = outer.path(whole);
            if (!whole && !told) {
                return before;
            }
            return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
        }
    }

    /**
     * One check.
     *
     * @param superfluous takes out what has no field, and the like; run when all is seen
     */
    private record Walk(
            Kind kind, boolean sorted, List<String> unknown, List<Runnable> superfluous) {
        private Iterable<Map.Entry<String, JsonNode>> fields(JsonNode object) {
            if (!sorted) {
                return object.properties();
            }
            var fields = new TreeMap<String, JsonNode>();
            object.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
            return fields.entrySet();
        }

        void object(JsonNode object, Schema schema, At at) {
            if (schema.open()) {
                return;
            }
            String struct = shortName(schema, at.struct());
            for (Map.Entry<String, JsonNode> each : fields(object)) {
                Schema inner = schema.property(each.getKey());
                At here = schema.isMap() ? at.key(each.getKey()) : at.field(each.getKey(), struct);
                if (inner == null) {
                    unknown.add("unknown field \"" + here.path() + "\"");
                    drop(object, each.getKey());
                } else if (!each.getValue().isNull()) {
                    keepCanonical(object, each, inner);
                    value(each.getValue(), inner, here);
                } else if (!schema.isMap()) {
                    drop(object, each.getKey());
                }
            }
        }

        private void keepCanonical(
                JsonNode object, Map.Entry<String, JsonNode> field, Schema schema) {
            if (!schema.quantity()) {
                return;
            }
            String kept = Quantities.canonical(field.getValue());
            if (!field.getValue().isTextual() || !field.getValue().asText().equals(kept)) {
                String name = field.getKey();
                superfluous.add(() -> ((ObjectNode) object).put(name, kept));
            }
        }

        private void drop(JsonNode object, String field) {
            superfluous.add(() -> ((ObjectNode) object).remove(field));
        }

        private static String shortName(Schema schema, String otherwise) {
            return schema.name().isEmpty() ? otherwise : schema.shortName();
        }

        void value(JsonNode value, Schema schema, At at) {
            if (schema.quantity()) {
                if (Quantity.parse(value.asText()).isEmpty()) {
                    throw unhandled(
                            kind,
                            "quantities must match the regular expression"
                                    + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
                }
                return;
            }
            if (schema.numberOrText()) {
                return;
            }
            if (!fits(value, schema)) {
                if (kind.custom() && !at.path().startsWith("metadata")) {
                    return;
                }
                throw unhandled(
                        kind,
                        "json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                                .formatted(word(value), at.struct(), at.plain(), type(schema)));
            }
            if (schema.format().equals("byte")) {
                base64(value.asText());
            } else if (value.isObject()) {
                object(value, schema, at);
            } else if (value.isArray()) {
                Schema items = schema.items();
                for (int index = 0; items != null && index < value.size(); index++) {
                    if (!value.get(index).isNull()) {
                        value(value.get(index), items, at.element(index));
                    }
                }
            }
        }

        private void base64(String text) {
            int at = 0;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at))
                            || "+/=\n\r".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            if (at < text.length() || text.replaceAll("\\s", "").length() % 4 != 0) {
                throw unhandled(kind, "illegal base64 data at input byte " + at);
            }
        }

        private static String type(Schema schema) {
            return switch (schema.type()) {
                case "integer" -> schema.format().isEmpty() ? "int" : schema.format();
                case "boolean" -> "bool";
                case "number" -> "float64";
                case "array" -> {
                    Schema items = schema.items();
                    yield "[]" + (items == null ? "interface {}" : type(items));
                }
                case "object" -> {
                    String name = schema.name();
                    String[] parts = name.split("\\.");
                    yield name.isEmpty()
                            ? "map[string]string"
                            : parts[parts.length - 2] + "." + parts[parts.length - 1];
                }
                default -> "string";
            };
        }
    }
}
