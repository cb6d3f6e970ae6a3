package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.failure.FailureException;
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
                output.format() == OutputFormat.JSONPATH_FILE ? Templates.read(argument) : argument;
        try {
            this.path = JsonPath.compile(template);
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
                if (items.shape() == Items.Shape.STREAM) {
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
                    "error executing jsonpath \""
                            + template
                            + "\": Error executing template: "
                            + e.getMessage());
        }
    }
}
