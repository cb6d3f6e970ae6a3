package dev.coxswain.render;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.GoJson;
import dev.coxswain.failure.FailureException;
import dev.coxswain.gotemplate.GoTemplate;
import dev.coxswain.gotemplate.TemplateException;
import dev.coxswain.jsonpath.GoText;
import dev.coxswain.result.Items;
import dev.coxswain.result.Output;
import dev.coxswain.result.OutputFormat;

import java.io.IOException;

/** {@code -o go-template} and its companions; no newline is added, as in kubectl. */
final class GoTemplateRenderer implements Renderer {
    /** Templates see the objects as they are, managedFields included, as in kubectl. */
    private static final Output WHOLE = new Output(OutputFormat.GO_TEMPLATE, null, false, true);

    private final String text;
    private final GoTemplate template;
    private final boolean missingKeysFail;

    GoTemplateRenderer(Output output, String argument) {
        if (argument.isEmpty()) {
            throw FailureException.plain("template format specified but no template given");
        }
        boolean file =
                output.format() == OutputFormat.GO_TEMPLATE_FILE
                        || output.format() == OutputFormat.TEMPLATE_FILE;
        this.text = file ? Templates.read("--template " + argument, argument) : argument;
        this.missingKeysFail = output.missingKeysFail();
        try {
            this.template = GoTemplate.compile("output", text);
        } catch (TemplateException e) {
            throw FailureException.plain("error parsing template " + text + ", " + e.getMessage());
        }
    }

    @Override
    public void render(Items items, Sink out) throws IOException {
        try (Documents documents = new Documents(items, WHOLE)) {
            for (JsonNode each = documents.next(); each != null; each = documents.next()) {
                fill(each, out);
                if (items.live()) {
                    out.flush();
                }
            }
        }
    }

    private void fill(JsonNode value, Sink out) throws IOException {
        StringBuilder filled = new StringBuilder();
        try {
            template.fill(value, missingKeysFail, filled);
            out.write(filled);
        } catch (TemplateException e) {
            out.write(filled);
            // kubectl shows what it worked on, for the person who writes the template.
            out.line(
                    "Error executing template: "
                            + e.getMessage()
                            + ". Printing more information for debugging the template:");
            out.line("\ttemplate was:\n\t\t" + text);
            out.line("\traw data was:\n\t\t" + GoJson.compact(value));
            out.line("\tobject given to template engine was:\n\t\t" + GoText.of(value) + "\n");
            out.flush();
            throw FailureException.plain(
                    "error executing template "
                            + JsonPathRenderer.quoted(text)
                            + ": "
                            + e.getMessage());
        }
    }
}
