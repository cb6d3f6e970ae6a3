package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.model.Quantity;

import java.util.List;

/** Finds values of a wrong type and fields a kind does not have, in the server's words. */
final class TypeCheck {
    private TypeCheck() {}

    static void check(ObjectNode object, Kind kind, List<String> unknown) {
        new Walk(kind, unknown).object(object, kind.schema(), new At("", "", kind.type().kind()));
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

    private record Walk(Kind kind, List<String> unknown) {
        void object(JsonNode object, Schema schema, At at) {
            if (schema.open()) {
                return;
            }
            String struct = shortName(schema, at.struct());
            object.properties()
                    .forEach(
                            each -> {
                                Schema inner = schema.property(each.getKey());
                                At here = at.field(each.getKey(), struct);
                                if (inner == null) {
                                    unknown.add("unknown field \"" + here.path() + "\"");
                                } else if (!each.getValue().isNull()) {
                                    At where =
                                            schema.isMap()
                                                    ? new At(here.path(), at.plain(), at.struct())
                                                    : here;
                                    value(each.getValue(), inner, where);
                                }
                            });
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

        private static boolean fits(JsonNode value, Schema schema) {
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

        private static String word(JsonNode value) {
            return switch (value.getNodeType()) {
                case BOOLEAN -> "bool";
                case NUMBER -> "number";
                case STRING -> "string";
                case ARRAY -> "array";
                default -> "object";
            };
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
