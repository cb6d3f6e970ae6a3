package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.model.Quantity;

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
        walk.object(body.object(), kind.schema(), new At("", "", kind.type().kind()));
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
     * Where a value is.
     *
     * @param path with indexes, for unknown fields
     * @param plain without, as type errors name it
     * @param struct the name of the type around it
     */
    private record At(String path, String plain, String struct) {
        At field(String name, String struct) {
            return new At(
                    path.isEmpty() ? name : path + "." + name,
                    plain.isEmpty() ? name : plain + "." + name,
                    struct);
        }

        At index(int index) {
            return new At(path + "[" + index + "]", plain, struct);
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
                At here = at.field(each.getKey(), struct);
                if (inner == null) {
                    unknown.add("unknown field \"" + here.path() + "\"");
                    drop(object, each.getKey());
                } else if (!each.getValue().isNull()) {
                    keepCanonical(object, each, inner);
                    At where = schema.isMap() ? new At(here.path(), at.plain(), at.struct()) : here;
                    value(each.getValue(), inner, where);
                } else if (!schema.isMap()) {
                    drop(object, each.getKey());
                }
            }
        }

        private void keepCanonical(
                JsonNode object, Map.Entry<String, JsonNode> field, Schema schema) {
            if (!schema.name().endsWith("resource.Quantity")) {
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
            String name = schema.name();
            return name.isEmpty() ? otherwise : name.substring(name.lastIndexOf('.') + 1);
        }

        void value(JsonNode value, Schema schema, At at) {
            if (schema.name().endsWith("resource.Quantity")) {
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
                        value(value.get(index), items, at.index(index));
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
