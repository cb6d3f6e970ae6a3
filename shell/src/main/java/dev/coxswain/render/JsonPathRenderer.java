package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.failure.FailureException;
import dev.coxswain.jsonpath.GoText;
import dev.coxswain.jsonpath.JsonPath;
import dev.coxswain.jsonpath.JsonPathException;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import java.io.IOException;

/** {@code -o jsonpath} and its two companions; no newline is added, as in kubectl. */
final class JsonPathRenderer implements Renderer {
    /** Paths see the objects as they are, managedFields included, as in kubectl. */
    private static final Output WHOLE = new Output(OutputFormat.JSONPATH, null, false, true);

    private final Output output;
    private final String template;
    private final JsonPath path;

    JsonPathRenderer(Output output, String argument) {
        this.output = output;
        if (argument.isEmpty()) {
            throw FailureException.plain("template format specified but no template given");
        }
        this.template =
                output.format() == OutputFormat.JSONPATH_FILE
                        ? Templates.read("--template " + argument, argument)
                        : argument;
        try {
            this.path = JsonPath.compile(template, output.missingKeysFail());
        } catch (JsonPathException e) {
            throw FailureException.plain(
                    "error parsing jsonpath " + template + ", " + e.getMessage());
        }
    }

    @Override
    public void render(Items items, Sink out) throws IOException {
        try (Documents documents = new Documents(items, WHOLE)) {
            for (JsonNode each = documents.next(); each != null; each = documents.next()) {
                out.write(fill(each));
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }

    private String fill(JsonNode value) {
        try {
            return output.format() == OutputFormat.JSONPATH_AS_JSON
                    ? path.json(value)
                    : path.text(value);
        } catch (JsonPathException e) {
            throw FailureException.plain(
                    "error executing jsonpath "
                            + quoted(template)
                            + ": Error executing template: "
                            + e.getMessage()
                            + ". Printing more information for debugging the template:\n"
                            + "\ttemplate was:\n\t\t"
                            + template
                            + "\n\tobject given to jsonpath engine was:\n\t\t"
                            + GoText.syntax(value)
                            + "\n\n\n");
        }
    }

    /** A template as Go quotes it in errors. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
