package dev.coxswain.gotemplate;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A parsed template of Go's {@code text/template}, with kubectl's two functions more. */
public final class GoTemplate {
    private final String name;
    private final String text;
    private final Map<String, List<Node>> templates;

    private GoTemplate(String name, String text, Map<String, List<Node>> templates) {
        this.name = name;
        this.text = text;
        this.templates = templates;
    }

    /**
     * Parses a template.
     *
     * @param name what errors call it
     * @throws TemplateException where it does not parse
     */
    public static GoTemplate compile(String name, String text) {
        Map<String, List<Node>> templates = new HashMap<>();
        Parser.parse(name, text, templates);
        return new GoTemplate(name, text, templates);
    }

    /**
     * Fills the template in.
     *
     * @param missingKeysFail whether a key that is not there is an error
     * @param out gets the text; where the value does not fit, what came before
     * @throws TemplateException where the template does not fit the value
     */
    public void fill(JsonNode data, boolean missingKeysFail, StringBuilder out) {
        new Execution(new Execution.Program(name, text, templates, missingKeysFail), out)
                .run(name, Value.of(data).unboxed());
    }
}
