package dev.coxswain.command.read.explain;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An explanation as kubectl's {@code plaintext-openapiv2} shows it. */
final class OlderPlainText {
    private static final int WIDTH = 75;
    private static final String INDENT = "     ";
    private static final String STEP = "   ";

    private final ApiSchemas schemas;
    private final StringBuilder text = new StringBuilder();

    private OlderPlainText(ApiSchemas schemas) {
        this.schemas = schemas;
    }

    /** The whole text. */
    static String of(Explanation explanation) {
        return new OlderPlainText(explanation.schemas()).body(explanation);
    }

    private String body(Explanation explanation) {
        ApiSchemas.Described type = explanation.type();
        JsonNode schema = explanation.schema();
        boolean whole = !schemas.properties(schema).isEmpty();
        text.append("KIND:     ").append(type.kind()).append('\n');
        text.append("VERSION:  ")
                .append(type.group().isEmpty() ? "" : type.group() + "/")
                .append(type.version())
                .append("\n\n");
        String typeName = typeName(schema);
        if (!explanation.path().isEmpty() && !typeName.isEmpty()) {
            text.append(whole ? "RESOURCE: " : "FIELD:    ")
                    .append(explanation.path().getLast())
                    .append(" <")
                    .append(typeName)
                    .append(">\n\n");
        }
        text.append("DESCRIPTION:\n");
        List<String> descriptions = schemas.descriptions(schema);
        boolean own = !Json.text(schema, "description").isEmpty();
        text.append(own || descriptions.isEmpty() ? "" : "\n");
        for (int i = 0; i < descriptions.size(); i++) {
            text.append(i == 0 ? "" : "\n");
            lines(descriptions.get(i));
        }
        if (descriptions.isEmpty()) {
            lines("<empty>");
        }
        if (whole) {
            text.append("\nFIELDS:\n");
            fields(schema, STEP, explanation.recursive(), new HashSet<>());
        }
        return text.toString();
    }

    private void lines(String description) {
        Paragraphs.joined(description, WIDTH)
                .forEach(
                        line ->
                                text.append(line.isEmpty() ? "" : INDENT)
                                        .append(line)
                                        .append('\n'));
    }

    private void fields(JsonNode schema, String indent, boolean recursive, Set<String> above) {
        Set<String> required = schemas.required(schema);
        for (Map.Entry<String, JsonNode> each : schemas.properties(schema).entrySet()) {
            JsonNode field = each.getValue();
            text.append(indent)
                    .append(each.getKey())
                    .append("\t<")
                    .append(typeName(field))
                    .append('>');
            if (recursive) {
                text.append('\n');
                below(field, indent, above);
            } else {
                text.append(required.contains(each.getKey()) ? " -required-\n" : "\n");
                String description = Json.text(field, "description");
                if (!description.isEmpty()) {
                    lines(description);
                }
                text.append('\n');
            }
        }
    }

    private void below(JsonNode field, String indent, Set<String> above) {
        Set<String> references = schemas.references(field);
        if (references.stream().anyMatch(above::contains)) {
            return;
        }
        Set<String> inner = new HashSet<>(above);
        inner.addAll(references);
        fields(field, indent + STEP, true, inner);
    }

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
            return named(schemas.target(reference));
        }
        String type = Json.text(schema, "type");
        return type.equals("object") ? "Object" : type;
    }

    private String named(JsonNode target) {
        String type = Json.text(target, "type");
        if (!type.equals("object")) {
            return target.has("oneOf") ? "string" : type;
        }
        return target.has("properties") ? "Object" : "map[string]";
    }
}
