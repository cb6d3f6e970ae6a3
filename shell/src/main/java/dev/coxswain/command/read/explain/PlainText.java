package dev.coxswain.command.read.explain;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** An explanation as kubectl's {@code plaintext} shows it. */
final class PlainText {
    private static final int WIDTH = 76;
    private static final int ENUMS_SHOWN = 4;

    private final ApiSchemas schemas;
    private final StringBuilder text = new StringBuilder();

    private PlainText(ApiSchemas schemas) {
        this.schemas = schemas;
    }

    /** The first lines: which type it is. */
    static String heading(ApiSchemas.Described type) {
        return (type.group().isEmpty() ? "" : "GROUP:      " + type.group() + "\n")
                + "KIND:       "
                + type.kind()
                + "\nVERSION:    "
                + type.version()
                + "\n\n";
    }

    /** The whole text. */
    static String of(Explanation explanation) {
        return heading(explanation.type()) + new PlainText(explanation.schemas()).body(explanation);
    }

    private String body(Explanation explanation) {
        JsonNode schema = explanation.schema();
        if (!explanation.path().isEmpty()) {
            text.append("FIELD: ")
                    .append(explanation.path().getLast())
                    .append(" <")
                    .append(typeName(schema))
                    .append(">\n");
            List<String> values = values(schema);
            text.append(values.isEmpty() ? "" : "ENUM:\n    " + String.join("\n    ", values));
            text.append("\n\n");
        }
        text.append("DESCRIPTION:\n");
        List<String> descriptions = schemas.descriptions(schema);
        if (descriptions.isEmpty()) {
            text.append("    <empty>\n");
        } else {
            descriptions.forEach(each -> lines("    ", each));
            text.append("    \n");
        }
        if (!schemas.properties(schema).isEmpty()) {
            text.append("FIELDS:\n");
            fields(schema, "  ", explanation.recursive(), new HashSet<>());
        }
        return text.append('\n').toString();
    }

    private void lines(String indent, String description) {
        Paragraphs.broken(description, WIDTH)
                .forEach(line -> text.append(indent).append(line).append('\n'));
    }

    private void fields(JsonNode schema, String indent, boolean recursive, Set<String> above) {
        Set<String> required = schemas.required(schema);
        schemas.properties(schema)
                .forEach(
                        (name, field) -> {
                            text.append(indent)
                                    .append(name)
                                    .append("\t<")
                                    .append(typeName(field))
                                    .append('>')
                                    .append(required.contains(name) ? " -required-\n" : "\n");
                            shortValues(field, indent);
                            if (recursive) {
                                below(field, indent, above);
                            } else {
                                described(field);
                            }
                        });
    }

    private void below(JsonNode field, String indent, Set<String> above) {
        Set<String> references = schemas.references(field);
        if (references.stream().anyMatch(above::contains)) {
            return;
        }
        Set<String> inner = new HashSet<>(above);
        inner.addAll(references);
        fields(field, indent + "  ", true, inner);
    }

    private void described(JsonNode field) {
        String description = Json.text(field, "description");
        lines("    ", description.isEmpty() ? "<no description>" : description);
        text.append('\n');
    }

    private void shortValues(JsonNode field, String indent) {
        List<String> values = values(field);
        if (values.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(values);
        if (values.size() > ENUMS_SHOWN) {
            shown = new ArrayList<>(values.subList(0, ENUMS_SHOWN));
            shown.add("....");
        }
        text.append(indent).append("enum: ").append(String.join(", ", shown)).append('\n');
    }

    private static List<String> values(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .map(value -> value.isEmpty() ? "\"\"" : value)
                .toList();
    }

    /** A type as {@code []Container} or {@code map[string]string}. */
    private String typeName(JsonNode schema) {
        if (schema.path("type").asText().equals("array")) {
            return "[]" + typeName(schema.path("items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            return "map[string]" + typeName(schema.path("additionalProperties"));
        }
        if (schema.path("allOf").size() == 1) {
            return typeName(schema.path("allOf").path(0));
        }
        String reference = Json.text(schema, "$ref");
        if (!reference.isEmpty()) {
            String target = Json.text(schemas.target(reference), "type");
            return target.isEmpty() || target.equals("object")
                    ? ApiSchemas.lastPart(reference, '.')
                    : target;
        }
        String type = Json.text(schema, "type");
        return type.isEmpty() || type.equals("object") ? "Object" : type;
    }
}
