package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.coxswain.document.Json;
import dev.coxswain.document.ProtoFields;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Messages of protocol buffers as trees: what a field is, its schema says, and {@code numbers} in
 * which order a type's fields are numbered. There, an empty name is a number that is not used, a
 * list is a message whose fields lie in the object around it, and {@code ?} follows the name of a
 * field that can be left out, so that its zero means something.
 *
 * @param numbers names of schemas to their fields
 */
record MessageReader(Schemas schemas, JsonNode numbers) {
    private static final int DEEPEST = 200;

    boolean knows(String schema) {
        return numbers.has(schema);
    }

    void read(ProtoFields message, String schema, ObjectNode into) throws IOException {
        new Walk(this, 0).fields(message, numbers.path(schema), schemas.named(schema), into);
    }

    private record Walk(MessageReader reader, int depth) {
        void fields(ProtoFields message, JsonNode names, Schema schema, ObjectNode into)
                throws IOException {
            if (depth > DEEPEST) {
                throw new IOException("proto: messages are nested too deeply");
            }
            while (message.next()) {
                JsonNode name = names.path(message.number() - 1);
                if (name.isArray()) {
                    fields(message.message(), name, schema, into);
                } else if (!name.asText("").isEmpty()) {
                    boolean optional = name.asText().endsWith("?");
                    String field = name.asText().replace("?", "");
                    field(message, field, optional, schema, into);
                }
            }
        }

        private void field(
                ProtoFields at, String name, boolean optional, Schema parent, ObjectNode into)
                throws IOException {
            Schema schema = parent.property(name);
            if (schema == null) {
                return;
            }
            Schema items = schema.items();
            if (schema.isArray() && items != null) {
                JsonNode element = value(at, items);
                if (element != null) {
                    into.withArrayProperty(name).add(element);
                }
            } else if (schema.isMap()) {
                entry(at.message(), schema, into.withObjectProperty(name));
            } else {
                JsonNode value = value(at, schema);
                if (value != null && (optional || !isNothing(value))) {
                    into.set(name, value);
                }
            }
        }

        /** What Go leaves out of JSON where the field has it anyway. */
        private static boolean isNothing(JsonNode value) {
            return switch (value.getNodeType()) {
                case STRING, BINARY -> value.asText().isEmpty();
                case NUMBER -> value.asDouble() == 0;
                case BOOLEAN -> !value.asBoolean();
                default -> false;
            };
        }

        private void entry(ProtoFields entry, Schema map, ObjectNode into) throws IOException {
            String key = "";
            JsonNode value = null;
            Schema values = map.property("");
            while (values != null && entry.next()) {
                if (entry.number() == 1) {
                    key = entry.text();
                } else if (values.isArray()) {
                    value = list(entry.message());
                } else {
                    value = value(entry, values);
                }
            }
            into.set(key, value == null ? TextNode.valueOf("") : value);
        }

        /** A list of texts that is a message of its own. */
        private static ArrayNode list(ProtoFields message) throws IOException {
            ArrayNode list = Json.array();
            while (message.next()) {
                list.add(message.text());
            }
            return list;
        }

        private @Nullable JsonNode value(ProtoFields at, Schema schema) throws IOException {
            JsonNode names = reader.numbers().path(schema.name());
            if (!names.isMissingNode()) {
                ObjectNode object = Json.object();
                new Walk(reader, depth + 1).fields(at.message(), names, schema, object);
                return object;
            }
            if (WireValues.special(schema.name())) {
                return WireValues.read(at, schema.name(), this::definition);
            }
            return switch (schema.type()) {
                case "integer" -> LongNode.valueOf(at.varint());
                case "boolean" -> BooleanNode.valueOf(at.varint() != 0);
                case "number" -> DoubleNode.valueOf(at.real());
                case "object" -> Json.object();
                default ->
                        schema.format().equals("byte")
                                ? TextNode.valueOf(BinaryNode.valueOf(at.bytes()).asText())
                                : TextNode.valueOf(at.text());
            };
        }

        /** A schema within the definition of a custom kind. */
        private ObjectNode definition(ProtoFields at) throws IOException {
            ObjectNode object = Json.object();
            JsonNode names = reader.numbers().path(WireValues.DEFINITION);
            Schema schema = reader.schemas().named(WireValues.DEFINITION);
            new Walk(reader, depth + 1).fields(at.message(), names, schema, object);
            return object;
        }
    }
}
